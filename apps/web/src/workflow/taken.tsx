import type { UpdatedFigure } from '@huigao/report';
import { useText } from '../app/locale';

/** What was taken of new values 采用新数据: each figure with what the text showed before and shows since. */
export function Taken({ taken }: { readonly taken: readonly UpdatedFigure[] }) {
  const t = useText();
  if (taken.length === 0) return null;
  const none = t('workflow.no-value');
  return (
    <ul>
      {taken.map(({ figure, label, shown, now }) => (
        <li key={figure}>{t('workflow.taken', { label, shown: shown || none, now: now || none })}</li>
      ))}
    </ul>
  );
}
