import { useEffect, useState } from 'react';
import { late } from '../app/late';
import { useText } from '../app/locale';
import { useChecked } from '../checks/use-findings';
import { Loading } from '../ui/spinner';
import type { ExportFormat } from './take-export';

const FindingsDialog = late(() => import('./findings-dialog'), ['more']);

/** Files that others read as the report. Tables of figures and the archive are for going on with it. */
const asking: readonly ExportFormat[] = ['docx', 'pdf', 'html', 'md', 'txt'];

/** An export that was asked for: goes on at once where the checks find nothing that blocks, and asks first where they do. */
export function AskedExport({
  to,
  onExport,
  onClose,
}: {
  readonly to: ExportFormat;
  readonly onExport: () => void;
  readonly onClose: () => void;
}) {
  const t = useText();
  const checked = useChecked();
  const asks = asking.includes(to);
  /** Told once: what is mended while the dialog is open must not let a file go by itself. */
  const [isFree, setFree] = useState<boolean | null>(null);
  const blocking = checked?.findings.filter(({ severity }) => severity === 'block') ?? [];
  const isKnown = !asks || checked !== null;
  const isClear = !asks || blocking.length === 0;
  useEffect(() => {
    if (!isKnown || isFree !== null) return;
    setFree(isClear);
    if (isClear) onExport();
  }, [isKnown, isClear, isFree, onExport]);
  if (!isKnown) return <Loading label={t('checks.waiting')} />;
  if (isFree !== false) return null;
  return <FindingsDialog findings={blocking} onExport={onExport} onClose={onClose} />;
}
