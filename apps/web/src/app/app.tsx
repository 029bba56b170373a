import type { ReportId } from '@huigao/report';
import { type ReactNode, Suspense } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { waitingInvitation } from '../join/invitation';
import { Start } from '../start/start';
import { Loading } from '../ui/spinner';
import { ToastProvider } from '../ui/toast';
import { useActivity } from './activity';
import { ErrorBoundary } from './error-boundary';
import { late } from './late';
import { useText } from './locale';
import { NotFound, Unreached } from './no-page';
import { type Person, SessionProvider, useSession } from './session';

const AccountPage = late(() => import('../account/account-page'));
const AuditPage = late(() => import('../audit/audit-page'));
const ChoosePassword = late(() => import('../account/choose-password'));
const People = late(() => import('../people/people'));
// Most come signed in.
const SignIn = late(async () => ({ default: (await import('../account/sign-in')).SignIn }), []);
const SetUp = late(() => import('../account/set-up'));
const ReportPage = late(() => import('../report/report-page'), ['report']);
const HistoryPage = late(() => import('../history/history-page'));
const MomentsPage = late(() => import('../moments/moments-page'));
const RightsPage = late(() => import('../rights/rights-page'));
const Join = late(() => import('../join/join'));

/** The whole client. */
export function App() {
  return (
    <ErrorBoundary>
      <ToastProvider>
        <SessionProvider>
          <Switch>
            <Route path="/setup">
              <Rare>
                <SetUp />
              </Rare>
            </Route>
            <Route path="/password">
              <Rare>
                <ChoosePassword />
              </Rare>
            </Route>
            <Route>
              <SignedIn>{(person) => <Pages person={person} />}</SignedIn>
            </Route>
          </Switch>
        </SessionProvider>
      </ToastProvider>
    </ErrorBoundary>
  );
}

/** Shows the sign-in in place of any page, whose address stays and is shown afterwards. */
function SignedIn({ children }: { readonly children: (person: Person) => ReactNode }) {
  const t = useText();
  const session = useSession();
  switch (session.state) {
    case 'loading':
      return <Loading label={t('app.loading')} />;
    case 'signed-out':
      return (
        <Rare>
          <SignIn code={session.code} />
        </Rare>
      );
    case 'unreached':
      return <Unreached problem={session.problem} />;
    case 'signed-in':
    case 'offline':
      return children(session.person);
  }
}

/** Pages that few open: their code comes when they do. */
function Rare({ children }: { readonly children: ReactNode }) {
  const t = useText();
  return <Suspense fallback={<Loading label={t('app.loading')} />}>{children}</Suspense>;
}

function Pages({ person }: { readonly person: Person }) {
  const t = useText();
  useActivity();
  const [path] = useLocation();
  // Signing in elsewhere may lead back to another page than the one that was asked for.
  if (waitingInvitation() !== null && path !== '/join') return <Redirect to="/join" replace />;
  return (
    <Switch>
      <Route path="/">
        <Start />
      </Route>
      <Route path="/people">
        <Rare>
          <People />
        </Rare>
      </Route>
      <Route path="/account">
        <Rare>
          <AccountPage />
        </Rare>
      </Route>
      <Route path="/audit">
        <Rare>
          <AuditPage />
        </Rare>
      </Route>
      <Route path="/reports/:id/audit">
        {({ id }) => (
          <Rare>
            <AuditPage key={id} report={id as ReportId} />
          </Rare>
        )}
      </Route>
      <Route path="/reports/:id/versions">
        {({ id }) => (
          <Rare>
            <HistoryPage key={id} report={id as ReportId} />
          </Rare>
        )}
      </Route>
      <Route path="/reports/:id/history">
        {({ id }) => (
          <Rare>
            <MomentsPage key={id} report={id as ReportId} person={person} />
          </Rare>
        )}
      </Route>
      <Route path="/join">
        <Suspense fallback={<Loading label={t('join.joining')} />}>
          <Join />
        </Suspense>
      </Route>
      <Route path="/reports/:id/rights">
        {({ id }) => (
          <Suspense fallback={<Loading label={t('app.opening')} />}>
            <RightsPage key={id} id={id as ReportId} person={person} />
          </Suspense>
        )}
      </Route>
      <Route path="/reports/:id">
        {({ id }) => (
          <Suspense fallback={<Loading label={t('app.opening')} />}>
            <ReportPage key={id} id={id as ReportId} person={person} />
          </Suspense>
        )}
      </Route>
      <Route>
        <NotFound />
      </Route>
    </Switch>
  );
}
