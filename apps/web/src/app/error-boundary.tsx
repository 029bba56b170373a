import { RotateCw, TriangleAlert } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { useText } from './locale';

interface Props {
  readonly children: ReactNode;
}

/** Stands for a view that failed: by our fault, or because a part of the client could not be loaded. */
export class ErrorBoundary extends Component<Props, { readonly error: unknown }> {
  override state = { error: null as unknown };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    return this.state.error === null ? this.props.children : <Failure error={this.state.error} />;
  }
}

function Failure({ error }: { readonly error: unknown }) {
  const t = useText();
  return (
    <EmptyState
      icon={TriangleAlert}
      title={t('app.failed')}
      actions={
        <Button icon={RotateCw} variant="primary" onClick={() => location.reload()}>
          {t('app.reload')}
        </Button>
      }
    >
      <p>{t('app.failed-hint')}</p>
      <p>
        <code>{error instanceof Error ? error.message : String(error)}</code>
      </p>
    </EmptyState>
  );
}
