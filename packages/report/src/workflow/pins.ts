// Pinned values 锁定数值: an agreed section goes on showing the numbers it was agreed on. What changes in the figures later shows
// beside the text until somebody takes it.

import type { Node } from 'prosemirror-model';
import type { LiveBlockAttrs } from '../body/live-block-kinds';
import { completeFigure } from '../earlier-figure';
import { figureText, figureValues, resolveFigure } from '../figure-values';
import { type FigureId, figureId } from '../ids';
import { liveFigures } from '../live/live-content';
import type { Figure, OutlineEntry, Report } from '../report';

/** What a figure was when its section was agreed. */
export interface Pin extends Pick<Figure, 'label' | 'unit' | 'format'>, Partial<Pick<Figure, 'previous'>> {
  /** Exact decimal in the base unit; null when it had no value. */
  readonly value: string | null;
}

/** The figures a section shows, as they were when it was agreed. */
export type Pins = Readonly<Record<FigureId, Pin>>;

/** What a text draws its numbers from. */
export type PinSource = Pick<Report, 'figures' | 'tasks' | 'indicators'>;

/** The figures that have a place in a text, or that a live block in it is drawn from. */
function figuresIn(report: PinSource, body: Node): ReadonlySet<FigureId> {
  const found = new Set<FigureId>();
  body.descendants((node) => {
    if (node.type.name === 'place') found.add(figureId(String(node.attrs.figure)));
    if (node.type.name === 'liveBlock')
      for (const figure of liveFigures(report, node.attrs as LiveBlockAttrs)) found.add(figure);
  });
  return found;
}

/** The values a text shows now. */
export function pinsOf(report: PinSource, body: Node): Pins {
  const { figures } = report;
  const values = figureValues(figures);
  const pins: Record<FigureId, Pin> = {};
  for (const id of figuresIn(report, body)) {
    const figure = resolveFigure(figures, id);
    const value = values.get(id);
    if (!figure) continue;
    const { label, unit, format, previous } = figure;
    pins[id] = {
      label,
      unit,
      format,
      ...(previous === null ? {} : { previous }),
      value: value?.ok ? value.value.toString() : null,
    };
  }
  return pins;
}

const pinned = new WeakMap<
  Pins,
  { readonly figures: Report['figures']; readonly shown: Report['figures'] }
>();

/** The figures as a section shows them; memoised, so that the same figures and pins give the same map. */
export function figuresShownIn({ figures }: Pick<Report, 'figures'>, pins: Pins | null): Report['figures'] {
  if (!pins) return figures;
  const known = pinned.get(pins);
  if (known?.figures === figures) return known.shown;
  const shown = new Map(figures);
  for (const [key, pin] of Object.entries(pins)) {
    const id = figureId(key);
    const figure = figures.get(id) ?? blank(id);
    // A merge of later does not reach agreed text.
    shown.set(id, { ...figure, ...(pin as Pin), kind: 'entered', formula: null, mergedInto: null });
  }
  pinned.set(pins, { figures, shown });
  return shown;
}

/** A figure that went after the section was agreed: the agreed text still shows it. */
const blank = (id: FigureId): Figure =>
  completeFigure({
    id,
    label: '',
    group: '',
    unit: '',
    kind: 'entered',
    value: null,
    formula: null,
    format: '',
    aliases: [],
    owner: null,
    note: '',
    version: 0,
    history: [],
  });

/** A figure whose value is another one now than in the agreed text 数据已更新. */
export interface UpdatedFigure {
  readonly figure: FigureId;
  readonly label: string;
  /** As the section shows it, in the figure's own format. */
  readonly shown: string;
  /** As it is now. */
  readonly now: string;
}

/** What changed in the figures since a section was agreed; empty when nothing did, or nothing is pinned. */
export function updatedFigures(report: Report, { id, pins }: OutlineEntry): readonly UpdatedFigure[] {
  const body = report.bodies.get(id);
  if (!pins || !body) return [];
  const current = pinsOf(report, body);
  const shownFigures = figuresShownIn(report, pins);
  return (Object.keys(pins) as FigureId[]).flatMap((figure) => {
    const { value, format, label, previous } = pins[figure]!;
    const now = current[figure];
    if (now?.value === value && now.format === format && now.previous === previous) return [];
    return [
      {
        figure,
        label: now?.label ?? label,
        shown: figureText(shownFigures, figure) ?? '',
        now: figureText(report.figures, figure) ?? '',
      },
    ];
  });
}
