import type { Report } from '@huigao/report';
import { X } from 'lucide-react';
import { type KeyboardEvent, useCallback, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { useText } from '../app/locale';
import { useReport, useReportSession } from '../report/report-session';
import { sectionElement } from '../report/section-element';
import type { PanelState } from '../report/side-panel';
import { Button, IconButton } from '../ui/button';
import { type Box, placeCard, type Size } from './place-card';
import styles from './tour.module.css';
import { noteTourSeen } from './tour-seen';
import { type TourStep, targetsOf, tourSection, tourSteps } from './tour-steps';
import { TryFigure } from './try-figure';
import { useBoxes } from './use-boxes';

export interface TourProps {
  readonly onPanel: (panel: PanelState) => void;
  readonly onEnd: () => void;
}

/**
 * The tour 功能导览: five things, each pointed at where it is. A card beside the page, not over it: one can go on working, and leave it
 * with Escape or a button.
 */
export default function Tour(props: TourProps) {
  const section = useReport(tourSection);
  return section === null ? null : <Steps {...props} section={section} />;
}

const panelOf: Partial<Record<TourStep, PanelState>> = {
  figure: { tab: 'figures', isOpen: true },
  check: { tab: 'checks', isOpen: true },
};

function Steps({
  onPanel,
  onEnd,
  section,
}: TourProps & { readonly section: Report['outline'][number]['id'] }) {
  const { person } = useReportSession();
  const [at, setAt] = useState(0);
  const step = tourSteps[at]!;
  const find = useCallback(() => targetsOf(step, section), [step, section]);
  const boxes = useBoxes(find);
  const returnTo = useRef(document.activeElement);

  useEffect(() => {
    onPanel(panelOf[step] ?? { tab: 'figures', isOpen: false });
    if (step !== 'outline') sectionElement(section)?.scrollIntoView({ block: 'start' });
  }, [step, section, onPanel]);

  const end = () => {
    noteTourSeen(person.id);
    onPanel({ tab: 'figures', isOpen: false });
    onEnd();
    if (returnTo.current instanceof HTMLElement) returnTo.current.focus();
  };
  return (
    <>
      {boxes.map((box, place) => (
        <div
          key={place}
          className={styles.ring}
          data-ring
          style={{ left: box.left, top: box.top, width: box.width, height: box.height }}
        />
      ))}
      <Card step={step} at={at} boxes={boxes} onStep={setAt} onEnd={end} />
    </>
  );
}

interface CardProps {
  readonly step: TourStep;
  readonly at: number;
  readonly boxes: readonly Box[];
  readonly onStep: (at: number) => void;
  readonly onEnd: () => void;
}

function Card({ step, at, boxes, onStep, onEnd }: CardProps) {
  const t = useText();
  const id = useId();
  const card = useRef<HTMLElement>(null);
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  const isLast = at === tourSteps.length - 1;

  // The keyboard and the screen reader are taken along; a panel that opens takes the focus first.
  useEffect(() => {
    const frame = requestAnimationFrame(() => card.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, [step]);
  useLayoutEffect(() => {
    const element = card.current!;
    const watch = new ResizeObserver(() =>
      setSize({ width: element.offsetWidth, height: element.offsetHeight }),
    );
    watch.observe(element);
    return () => watch.disconnect();
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    // The drawer beside it stays for the next who presses it.
    event.preventDefault();
    onEnd();
  };
  const spot = placeCard(boxes, size, { width: innerWidth, height: innerHeight });
  return (
    <section
      ref={card}
      className={styles.card}
      style={spot}
      data-region="tour"
      data-step={step}
      tabIndex={-1}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      onKeyDown={onKeyDown}
    >
      <p className={styles.count}>{t('tour.step', { step: at + 1, count: tourSteps.length })}</p>
      <h2 id={`${id}-title`} className={styles.title}>
        {t(`tour.${step}`)}
      </h2>
      <p id={`${id}-text`} className={styles.text}>
        {t(`tour.${step}-text`)}
      </p>
      {step === 'figure' && <TryFigure />}
      <div className={styles.foot}>
        {at > 0 && (
          <Button size="sm" onClick={() => onStep(at - 1)}>
            {t('tour.back')}
          </Button>
        )}
        <Button size="sm" variant="primary" onClick={isLast ? onEnd : () => onStep(at + 1)}>
          {t(isLast ? 'tour.end' : 'tour.next')}
        </Button>
      </div>
      <div className={styles.close}>
        <IconButton icon={X} size="sm" label={t('tour.skip')} onClick={onEnd} />
      </div>
    </section>
  );
}
