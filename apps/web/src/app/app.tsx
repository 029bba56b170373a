import type { MessageKey } from '@huigao/messages';
import type { ReportId } from '@huigao/report';
import type { ReactNode } from 'react';
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

const loading = saying('app.loading');
const opening = saying('app.opening');

const AccountPage = late(() => import('../account/account-page'), ['report', 'more'], loading);
const AuditPage = late(() => import('../audit/audit-page'), ['report', 'more'], loading);
const ChoosePassword = late(() => import('../account/choose-password'), ['report', 'more'], loading);
const People = late(() => import('../people/people'), ['report', 'more'], loading);
// Most come signed in.
const SignIn = late(() => import('../account/sign-in'), [], loading);
const SetUp = late(() => import('../account/set-up'), ['report', 'more'], loading);
const ReportPage = late(() => import('../report/report-page'), ['report'], opening);
const HistoryPage = late(() => import('../history/history-page'), ['report', 'more'], loading);
const MomentsPage = late(() => import('../moments/moments-page'), ['report', 'more'], loading);
const RightsPage = late(() => import('../rights/rights-page'), ['report', 'more'], opening);
const Join = late(() => import('../join/join'), ['report', 'more'], saying('join.joining'));

/** What stands for a page until its code is there. */
function saying(key: MessageKey) {
  return function Waiting() {
    const t = useText();
    return <Loading label={t(key)} />;
  };
}

/** The whole client. */
export function App() {
  return (
    <ErrorBoundary>
      <ToastProvider>
        <SessionProvider>
          <Switch>
            <Route path="/setup">
              <SetUp />
            </Route>
            <Route path="/password">
              <ChoosePassword />
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
      return <SignIn code={session.code} />;
    case 'unreached':
      return <Unreached problem={session.problem} />;
    case 'signed-in':
    case 'offline':
      return children(session.person);
  }
}

function Pages({ person }: { readonly person: Person }) {
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
        <People />
      </Route>
      <Route path="/account">
        <AccountPage />
      </Route>
      <Route path="/audit">
        <AuditPage />
      </Route>
      <Route path="/reports/:id/audit">{({ id }) => <AuditPage key={id} report={id as ReportId} />}</Route>
      <Route path="/reports/:id/versions">
        {({ id }) => <HistoryPage key={id} report={id as ReportId} />}
      </Route>
      <Route path="/reports/:id/history">
        {({ id }) => <MomentsPage key={id} report={id as ReportId} person={person} />}
      </Route>
      <Route path="/join">
        <Join />
      </Route>
      <Route path="/reports/:id/rights">
        {({ id }) => <RightsPage key={id} id={id as ReportId} person={person} />}
      </Route>
      <Route path="/reports/:id">
        {({ id }) => <ReportPage key={id} id={id as ReportId} person={person} />}
      </Route>
      <Route>
        <NotFound />
      </Route>
    </Switch>
  );
}
