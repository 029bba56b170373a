import { useText } from '../app/locale';
import { Alert } from '../ui/field';
import { useClientState } from './report-session';

/** Says in a dialog, while there is no connection, whether what is done there waits for one or cannot be done without. */
export function OfflineNote({ what }: { readonly what: 'waits' | 'needs-connection' }) {
  const t = useText();
  const connection = useClientState((state) => state.connection);
  if (connection === 'online' || connection === 'connecting') return null;
  const isFinal = connection === 'refused';
  return (
    <Alert kind="warn">
      {t(what === 'waits' && !isFinal ? 'offline.waits' : 'offline.needs-connection')}
    </Alert>
  );
}
