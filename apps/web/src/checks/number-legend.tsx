import type { NumberClass, TextNumber } from '@huigao/checks';
import { ChevronRight } from 'lucide-react';
import { useDeferredValue, useRef } from 'react';
import { useText } from '../app/locale';
import { linkKey } from '../editor/linking/link-key';
import { useReportSession } from '../report/report-session';
import { Checkbox } from '../ui/field';
import styles from './number-legend.module.css';
import { setNumberMarks, useNumberMarks } from './number-marks-choice';
import { useNumbers } from './use-findings';

const classes: readonly NumberClass[] = ['linked', 'matches', 'contradicts', 'unknown'];

/** 在正文标出数字: the switch, and of each class how many there are and the way to the next. */
export function NumberLegend() {
  const t = useText();
  const isOn = useNumberMarks();
  const numbers = useDeferredValue(useNumbers(isOn));
  return (
    <div className={styles.legend}>
      <Checkbox checked={isOn} onChange={({ currentTarget }) => setNumberMarks(currentTarget.checked)}>
        {t('checks.numbers')}
      </Checkbox>
      {isOn && numbers && (
        <>
          <ul className={styles.classes}>
            {classes.map((one) => (
              <ClassLine key={one} of={one} numbers={numbers.filter((number) => number.class === one)} />
            ))}
          </ul>
          <p className={styles.hint}>{t('checks.numbers-hint', { key: linkKey })}</p>
        </>
      )}
    </div>
  );
}

function ClassLine({ of, numbers }: { readonly of: NumberClass; readonly numbers: readonly TextNumber[] }) {
  const t = useText();
  const { navigator } = useReportSession();
  const at = useRef(-1);
  const next = () => {
    at.current = (at.current + 1) % Math.max(1, numbers.length);
    const number = numbers[at.current];
    if (number) navigator.goTo(number.place);
  };
  const name = t(`checks.numbers-${of}`);
  return (
    <li>
      <button
        type="button"
        className={styles.class}
        data-class={of}
        disabled={numbers.length === 0}
        aria-label={`${t('checks.numbers-next-of', { class: name })} (${numbers.length})`}
        onClick={next}
      >
        <span className={styles.swatch} aria-hidden />
        {name} <b>{numbers.length}</b>
        <ChevronRight aria-hidden className={styles.icon} />
      </button>
    </li>
  );
}
