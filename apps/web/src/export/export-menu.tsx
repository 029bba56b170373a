import {
  Archive,
  Download,
  FileCheck,
  FileCode,
  FileText,
  FileType,
  Globe,
  History,
  Printer,
  Sheet,
  SlidersHorizontal,
  Table,
} from 'lucide-react';
import { useCallback, useState } from 'react';
import { late } from '../app/late';
import { useText } from '../app/locale';
import { useClientState, useReportSession } from '../report/report-session';
import { Button } from '../ui/button';
import { Menu } from '../ui/menu';
import { AskedExport } from './asked-export';
import styles from './export-menu.module.css';
import { RunningExport } from './running-export';
import { type ExportFormat, exportFormats, openPages, type WantedExport } from './take-export';

const OptionsDialog = late(() => import('./options-dialog'), []);
const ExportsDialog = late(() => import('./exports-dialog'), []);

const icons = {
  docx: FileText,
  pdf: FileCheck,
  html: Globe,
  md: FileCode,
  txt: FileType,
  xlsx: Sheet,
  csv: Table,
  json: Archive,
} as const;

/** File name extension, as the menu shows it. */
const extension = (to: ExportFormat) => (to === 'json' ? '.huigao.json' : `.${to}`);

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
  const [opened, setOpened] = useState<'options' | 'list' | null>(null);
  const [asked, setAsked] = useState<WantedExport | null>(null);
  const [wanted, setWanted] = useState<WantedExport | null>(null);
  const close = useCallback(() => setOpened(null), []);
  const finish = useCallback(() => setWanted(null), []);
  const callOff = useCallback(() => setAsked(null), []);
  const start = useCallback(() => {
    setAsked(null);
    setWanted(asked);
  }, [asked]);
  return (
    <>
      <Menu
        align="end"
        heading={<ExportNote />}
        groups={[
          {
            id: 'formats',
            items: exportFormats.map((to) => ({
              id: to,
              icon: icons[to],
              label: t(`export.${to}`),
              detail: extension(to),
              disabled: !isOnline,
              onSelect: () => setAsked({ to, options: {} }),
            })),
          },
          {
            id: 'more',
            items: [
              {
                id: 'print',
                icon: Printer,
                label: t('export.print'),
                disabled: !isOnline,
                onSelect: () => openPages(id),
              },
              {
                id: 'options',
                icon: SlidersHorizontal,
                label: t('export.options'),
                disabled: !isOnline,
                onSelect: () => setOpened('options'),
              },
              {
                id: 'list',
                icon: History,
                label: t('export.list'),
                disabled: !isOnline,
                onSelect: () => setOpened('list'),
              },
            ],
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
      {asked && <AskedExport to={asked.to} onExport={start} onClose={callOff} />}
      {wanted && <RunningExport report={id} wanted={wanted} onClose={finish} />}
      {opened === 'options' && (
        <OptionsDialog
          onClose={close}
          onExport={(next) => {
            setOpened(null);
            setAsked(next);
          }}
        />
      )}
      {opened === 'list' && <ExportsDialog report={id} onClose={close} />}
    </>
  );
}
