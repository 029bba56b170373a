import { CloudOff, FileQuestion, RotateCw } from 'lucide-react';
import { Link } from 'wouter';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { type Problem, problemText } from './http';
import { useText } from './locale';
import { useSessionActions } from './session';
import { Shell } from './shell';

/** No page has this address. */
export function NotFound() {
  const t = useText();
  return (
    <Shell title={t('app.not-found')}>
      <EmptyState icon={FileQuestion} title={t('app.not-found')}>
        <Link href="/">{t('app.to-start')}</Link>
      </EmptyState>
    </Shell>
  );
}

/** The server does not answer, and this browser remembers nobody. */
export function Unreached({ problem }: { readonly problem: Problem }) {
  const t = useText();
  const { refresh } = useSessionActions();
  return (
    <Shell title={t('app.unreached')}>
      <EmptyState
        icon={CloudOff}
        title={t('app.unreached')}
        actions={
          <Button icon={RotateCw} onClick={() => void refresh()}>
            {t('app.retry')}
          </Button>
        }
      >
        {problemText(problem)}
      </EmptyState>
    </Shell>
  );
}
