import {
  type Figure,
  type FigureId,
  figureId,
  type PlaceAttrs,
  parseOverride,
  placeText,
  type Report,
  realText,
  resolveFigure,
} from '@huigao/report';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../../app/locale';
import { FigureHistoryDialog } from '../../figures/late-dialogs';
import { useReport, useReportSession } from '../../report/report-session';
import { Button } from '../../ui/button';
import { useToast } from '../../ui/toast';
import type { HeldRange } from '../binding/held-range';
import type { BodyEditor } from '../body/body-editor';
import { Floating } from '../body/floating';
import { rectOf } from '../body/rect-of';
import { linkKey } from '../linking/link-key';
import styles from './place-card.module.css';
import { type PlaceChange, placeAt } from './place-commands';
import { PlaceDetails } from './place-details';
import { FormatForm, OverrideForm, RelinkForm } from './place-forms';
import { reportShownIn } from './place-texts';

export interface PlaceCardProps {
  readonly editor: BodyEditor;
  readonly range: HeldRange;
  readonly mayWrite: boolean;
  /** Whether the keyboard goes into the card: it was opened by key or by a finger. */
  readonly takesFocus: boolean;
  /** The pointer came to the card, and left it. */
  readonly onStay: () => void;
  readonly onLeave: () => void;
  /** Somebody works in it: it no longer goes with the pointer. */
  readonly onKeep: () => void;
  readonly onClose: () => void;
}

type Form = 'format' | 'relink' | 'override';
const forms: readonly Form[] = ['format', 'relink', 'override'];
const formNames = { format: 'places.adjust', relink: 'places.relink', override: 'places.override' } as const;

/** What a place stands for, and what can be done with it where it stands: format, another figure, other words with a reason. */
export default function PlaceCard(props: PlaceCardProps) {
  const { editor, range, onClose } = props;
  // A change of the place is a change of the text: the report follows a moment later, the card at once.
  const [, redraw] = useState(0);
  const report = useReport((now) => now);
  const now = editor.isDestroyed ? null : editor.heldNow(range);
  const attrs = now && placeAt(editor.view.state, now);
  const isGone = attrs === null;
  useEffect(() => {
    if (isGone) onClose();
  }, [isGone, onClose]);
  if (!report || !now || !attrs) return null;
  const change = (part: PlaceChange) => {
    const at = editor.heldNow(range);
    if (at && editor.changePlace(at, part)) redraw((count) => count + 1);
  };
  return <Card {...props} report={report} attrs={attrs} pos={now.from} onChange={change} />;
}

interface CardProps extends PlaceCardProps {
  readonly report: Report;
  readonly attrs: PlaceAttrs;
  readonly pos: number;
  readonly onChange: (change: PlaceChange) => void;
}

function Card({ editor, range, mayWrite, takesFocus, report, attrs, pos, onChange, ...on }: CardProps) {
  const t = useText();
  const toast = useToast();
  const { navigator } = useReportSession();
  const box = useRef<HTMLDivElement>(null);
  const [form, setForm] = useState<Form | null>(null);
  const [history, setHistory] = useState(false);
  const { section } = editor;
  const { figures } = reportShownIn(report, section);
  const id = figureId(attrs.figure);
  const figure = resolveFigure(figures, id);

  useEffect(() => {
    if (takesFocus) box.current?.querySelector('button')?.focus({ preventScroll: true });
  }, [takesFocus]);

  const goTo = (place: { readonly section: Report['outline'][number]['id']; readonly pos: number }) => {
    on.onClose();
    navigator.goTo({ section: place.section, from: place.pos, to: place.pos + 1 });
  };
  const unlink = () => {
    const at = editor.heldNow(range);
    if (!at || !editor.replaceWithText(at, placeText(figures, attrs))) return;
    on.onClose();
    toast(t('places.unlinked'));
  };
  const label = figure?.label ?? attrs.figure;

  return (
    <Floating
      ref={box}
      anchor={() => {
        const at = editor.isDestroyed ? null : editor.heldNow(range);
        return at && rectOf(editor.view, at);
      }}
      placement={{ side: 'below', align: 'center' }}
      className={styles.card}
      takesPresses
    >
      <div
        role="dialog"
        aria-label={t('places.card', { label })}
        className={styles.inside}
        onPointerEnter={on.onStay}
        onPointerLeave={on.onLeave}
        onFocus={on.onKeep}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          on.onClose();
        }}
        onBlur={(event) => {
          const { currentTarget, relatedTarget } = event;
          // A select, and the window losing the focus, leave nothing behind.
          if (relatedTarget instanceof Node && !currentTarget.contains(relatedTarget) && !history)
            on.onClose();
        }}
      >
        <Head label={label} figures={figures} attrs={attrs} />
        {figure && (
          <PlaceDetails
            report={report}
            figure={figure}
            here={{ section, pos }}
            onGo={goTo}
            onHistory={() => setHistory(true)}
          />
        )}
        <div className={styles.actions}>
          {mayWrite && figure && <FormButtons form={form} onForm={setForm} />}
          {mayWrite && (
            <Button size="sm" variant="quiet" onClick={unlink}>
              {t('places.unlink')}
            </Button>
          )}
          {figure && (
            <Button
              size="sm"
              variant="quiet"
              onClick={() => {
                on.onClose();
                navigator.showFigure(figure.id);
              }}
            >
              {t('places.panel')}
            </Button>
          )}
        </div>
        <OpenForm
          form={form}
          figures={figures}
          figure={figure}
          attrs={attrs}
          onChange={onChange}
          onDone={() => setForm(null)}
        />
        {!takesFocus && form === null && <p className={styles.keys}>{t('places.keys', { key: linkKey })}</p>}
      </div>
      {history && figure && <FigureHistoryDialog figure={figure} onClose={() => setHistory(false)} />}
    </Floating>
  );
}

interface ShownPlace {
  readonly figures: Report['figures'];
  readonly attrs: PlaceAttrs;
}

/** The figure with its value, and what stands in its stead here. */
function Head({ label, figures, attrs }: ShownPlace & { readonly label: string }) {
  const t = useText();
  const override = parseOverride(attrs.override);
  const isKnown = resolveFigure(figures, figureId(attrs.figure)) !== null;
  return (
    <>
      <div className={styles.head}>
        <span lang="zh-CN">{label}</span>
        <b className={styles.value} lang="zh-CN">
          {isKnown ? realText(figures, { ...attrs, format: '' }) : t('editor.place-unknown')}
        </b>
      </div>
      {override && (
        <p className={styles.overridden}>
          {t('places.overridden-why', { real: realText(figures, attrs), why: override.why })}
        </p>
      )}
    </>
  );
}

/** A press opens a form, or closes the one that is open. */
function FormButtons({
  form,
  onForm,
}: {
  readonly form: Form | null;
  readonly onForm: (form: Form | null) => void;
}) {
  const t = useText();
  return forms.map((one) => (
    <Button
      key={one}
      size="sm"
      variant="quiet"
      aria-expanded={form === one}
      onClick={() => onForm(form === one ? null : one)}
    >
      {t(formNames[one])}
    </Button>
  ));
}

interface OpenFormProps extends ShownPlace {
  readonly form: Form | null;
  readonly figure: Figure | null;
  readonly onChange: (change: PlaceChange) => void;
  readonly onDone: () => void;
}

function OpenForm({ form, figures, figure, attrs, onChange, onDone }: OpenFormProps) {
  const t = useText();
  const toast = useToast();
  switch (form) {
    case null:
      return null;
    case 'format':
      return figure && <FormatForm figures={figures} figure={figure} attrs={attrs} onChange={onChange} />;
    case 'relink':
      return (
        <RelinkForm
          figures={figures}
          attrs={attrs}
          onChange={(change) => {
            onChange(change);
            onDone();
            toast(t('places.relinked', { label: figures.get(change.figure as FigureId)?.label ?? '' }));
          }}
        />
      );
    case 'override':
      return (
        <OverrideForm
          real={realText(figures, attrs)}
          override={parseOverride(attrs.override)}
          onChange={(code) => {
            onChange({ override: code });
            onDone();
          }}
        />
      );
  }
}
