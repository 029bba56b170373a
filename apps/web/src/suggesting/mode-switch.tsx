import type { OutlineEntry } from '@huigao/report';
import { PencilLine } from 'lucide-react';
import { useEffect } from 'react';
import { useText } from '../app/locale';
import { withBoth } from '../app/page-keys';
import { useReportSession } from '../report/report-session';
import { sectionElement } from '../report/section-element';
import hidden from '../ui/visually-hidden.module.css';
import styles from './mode-switch.module.css';
import { useIsSuggesting, useMaySuggest } from './use-suggesting';

const key = withBoth('E');

/** 修订: whether what one does in this section becomes suggestions. By its key from anywhere in the section. */
export default function ModeSwitch({ entry }: { readonly entry: OutlineEntry }) {
  const t = useText();
  const { suggesting } = useReportSession();
  const isOffered = useMaySuggest(entry) !== 'no';
  const isOn = useIsSuggesting(entry.id);

  useEffect(() => {
    const element = isOffered ? sectionElement(entry.id) : null;
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || !key.isPressed(event)) return;
      event.preventDefault();
      suggesting.turn(entry.id, suggesting.isOn(entry.id) ? 'off' : 'on');
    };
    element?.addEventListener('keydown', onKey);
    return () => element?.removeEventListener('keydown', onKey);
  }, [suggesting, entry.id, isOffered]);

  if (!isOffered) return null;
  return (
    <>
      <button
        type="button"
        className={styles.switch}
        aria-pressed={isOn}
        aria-keyshortcuts={key.aria}
        title={`${t(isOn ? 'suggesting.switch-off' : 'suggesting.switch-on')} (${key.shown})`}
        onClick={() => suggesting.turn(entry.id, isOn ? 'off' : 'on')}
      >
        <PencilLine aria-hidden className={styles.icon} />
        <span className={styles.word}>{t('suggesting.switch')}</span>
      </button>
      <span role="status" className={hidden.text}>
        {isOn ? t('suggesting.is-on') : ''}
      </span>
    </>
  );
}
