import type { ReportId } from '@huigao/report';
import { problemText } from '../app/http';
import { useLocale, useText } from '../app/locale';
import { useResource } from '../app/resource';
import { exactTime } from '../start/relative-time';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { EmptyState } from '../ui/empty-state';
import { Alert } from '../ui/field';
import { Loading } from '../ui/spinner';
import styles from './exports-dialog.module.css';
import type { ExportFormat } from './take-export';

/** A file that left, as the server lists it. Those of earlier versions have no digest. */
interface ListedExport {
  readonly seq: number;
  /** Epoch ms. */
  readonly at: number;
  readonly by: string;
  readonly to: ExportFormat;
  readonly copy: 'clean' | 'review' | 'outsider';
  readonly sha256: string;
  readonly values: 'pinned' | 'current' | 'mixed' | '';
  /** It says how its texts came about. */
  readonly history: boolean;
}

/** 导出记录: who took which file, when, with which values, and its digest. */
export default function ExportsDialog({
  report,
  onClose,
}: {
  readonly report: ReportId;
  readonly onClose: () => void;
}) {
  const t = useText();
  const [list] = useResource<readonly ListedExport[]>(`/reports/${encodeURIComponent(report)}/exports`);
  return (
    <Dialog
      title={t('export.list-title')}
      size="lg"
      onClose={onClose}
      footer={<Button onClick={onClose}>{t('ui.done')}</Button>}
    >
      {list.state === 'loading' && <Loading label={t('app.loading')} />}
      {list.state === 'failed' && <Alert>{problemText(list.problem)}</Alert>}
      {'value' in list && list.value.length === 0 && (
        <EmptyState title={t('export.none-yet')}>{t('export.none-yet-hint')}</EmptyState>
      )}
      {'value' in list && list.value.length > 0 && <ExportTable exports={list.value} />}
    </Dialog>
  );
}

function ExportTable({ exports }: { readonly exports: readonly ListedExport[] }) {
  const t = useText();
  const locale = useLocale();
  return (
    <>
      <p className={styles.hint}>{t('export.digest-hint')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must scroll by the keyboard */}
      <section className={styles.frame} tabIndex={0} aria-label={t('export.list-title')}>
        <table className={styles.table}>
          <thead>
            <tr>
              {(['when', 'who', 'what', 'values', 'digest'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`export.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {exports.map(({ seq, at, by, to, copy, sha256, values, history }) => (
              <tr key={seq}>
                <td>
                  <time dateTime={new Date(at).toISOString()}>{exactTime(at, locale)}</time>
                </td>
                <td>{by}</td>
                <td>
                  {t(`export.${to}`)}
                  {copy !== 'clean' && <div className={styles.copy}>{t(`export.copy-${copy}`)}</div>}
                  {history && <div className={styles.copy}>{t('export.with-history')}</div>}
                </td>
                <td>{values !== '' && t(`export.values-${values}`)}</td>
                <td className={styles.digest}>{sha256}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
