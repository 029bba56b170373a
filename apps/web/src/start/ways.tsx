import type { MessageKey } from '@huigao/messages';
import { BookOpenText, CalendarPlus, FilePlus2, FileUp, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useText } from '../app/locale';
import { Spinner } from '../ui/spinner';
import { FileChooser } from './file-chooser';
import styles from './ways.module.css';

export interface WaysProps {
  readonly onTemplate: () => void;
  readonly onSample: () => void;
  readonly onFile: (file: File) => void;
  /** Null: there is no report of one's own to go on from. */
  readonly onRollForward: (() => void) | null;
  readonly openingSample: boolean;
  /** `small`: names only, for who knows them; what each is for is a tooltip, and read out. */
  readonly size: 'small' | 'large';
}

/** The ways to a report, each with what it is good for. */
export function Ways({ onTemplate, onSample, onFile, onRollForward, openingSample, size }: WaysProps) {
  const t = useText();
  const hint = (key: MessageKey) => (size === 'small' ? t(key) : undefined);
  return (
    <section className={styles.ways} data-size={size} aria-label={t('start.ways')}>
      <button type="button" className={styles.way} title={hint('start.template-what')} onClick={onTemplate}>
        <WayFace icon={FilePlus2} name={t('start.template')} main>
          {t('start.template-what')}
        </WayFace>
      </button>
      <button
        type="button"
        className={styles.way}
        title={hint('start.sample-what')}
        onClick={onSample}
        aria-busy={openingSample || undefined}
      >
        <WayFace icon={BookOpenText} name={t('start.sample')} busy={openingSample}>
          {t('start.sample-what')}
        </WayFace>
      </button>
      <FileChooser onFile={onFile}>
        {(choose) => (
          <button type="button" className={styles.way} title={hint('start.import-what')} onClick={choose}>
            <WayFace icon={FileUp} name={t('start.import')}>
              {t('start.import-what')}
            </WayFace>
          </button>
        )}
      </FileChooser>
      {onRollForward && (
        <button type="button" className={styles.way} title={hint('start.roll-what')} onClick={onRollForward}>
          <WayFace icon={CalendarPlus} name={t('start.roll')}>
            {t('start.roll-what')}
          </WayFace>
        </button>
      )}
    </section>
  );
}

function WayFace({
  icon: Icon,
  name,
  children,
  busy = false,
  main = false,
}: {
  readonly icon: LucideIcon;
  readonly name: string;
  readonly children: ReactNode;
  readonly busy?: boolean;
  readonly main?: boolean;
}) {
  return (
    <>
      <span className={main ? styles.mainIcon : styles.icon}>
        {busy ? <Spinner /> : <Icon aria-hidden />}
      </span>
      <span className={styles.words}>
        <span className={styles.name}>{name}</span>
        <span className={styles.what}>{children}</span>
      </span>
    </>
  );
}
