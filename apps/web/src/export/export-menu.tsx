import type { ReportId } from '@huigao/report';
import { Archive, Download, FileCode, FileText, FileType } from 'lucide-react';
import { useText } from '../app/locale';
import { useClientState, useReportSession } from '../report/report-session';
import { Button } from '../ui/button';
import { Menu } from '../ui/menu';
import styles from './export-menu.module.css';

/** What the server writes, the official document first. */
const formats = [
  { to: 'docx', icon: FileText },
  { to: 'md', icon: FileCode },
  { to: 'txt', icon: FileType },
  { to: 'json', icon: Archive },
] as const;

type Format = (typeof formats)[number]['to'];

/** File name extension, as the menu shows it. */
const extension = (to: Format) => (to === 'json' ? '.huigao.json' : `.${to}`);

/**
 * Downloads the report as the server has it, under the name the server gives. A link with `download`, because opening the address
 * would leave the page when the answer is a refusal.
 */
function download(report: ReportId, to: Format): void {
  const link = document.createElement('a');
  link.href = `/api/v1/reports/${encodeURIComponent(report)}/export?to=${to}`;
  link.download = '';
  link.click();
}

/** What the file will lack. Apart from the menu, since the number of unsaved edits changes with every key. */
function ExportNote() {
  const t = useText();
  const isOnline = useClientState((state) => state.connection === 'online');
  const hasUnsaved = useClientState((state) => state.unsaved > 0);
  if (isOnline && !hasUnsaved) return null;
  return <p className={styles.note}>{t(isOnline ? 'export.unsaved' : 'export.offline')}</p>;
}

/** 导出: the report as a file. */
export function ExportMenu() {
  const t = useText();
  const { id } = useReportSession();
  const isOnline = useClientState((state) => state.connection === 'online');
  return (
    <Menu
      align="end"
      heading={<ExportNote />}
      groups={[
        {
          id: 'formats',
          items: formats.map(({ to, icon }) => ({
            id: to,
            icon,
            label: t(`export.${to}`),
            detail: extension(to),
            disabled: !isOnline,
            onSelect: () => download(id, to),
          })),
        },
      ]}
      trigger={(props) => (
        <Button
          {...props}
          variant="primary"
          icon={Download}
          className={styles.button}
          aria-label={t('export.title')}
        >
          <span className={styles.label}>{t('export.title')}</span>
        </Button>
      )}
    />
  );
}
