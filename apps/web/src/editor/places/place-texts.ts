// Keeps the places of a section showing what their figures give. One subscription a section; where a text changes, only that
// place's own element is touched, without a transaction, so it may happen while someone is composing beside it.

import {
  figureId,
  figuresShownIn,
  figureText,
  maybeSection,
  type PlaceAttrs,
  parseOverride,
  placeText,
  type Report,
  realText,
  type SectionId,
} from '@huigao/report';
import type { ReportStore } from '../../report/report-session';

/** `missing`: the figure has no value yet; `unknown`: there is no such figure in this report; `overridden`: other words stand here. */
export type PlaceState = 'normal' | 'missing' | 'unknown' | 'overridden';

/** What a place shows. */
export interface ShownPlace {
  readonly text: string;
  readonly state: PlaceState;
  /** What the figure gives where other words stand: it stays visible beside them. */
  readonly real: string | null;
}

export type Figures = Report['figures'];

/** What a place shows with these figures. Before the figures are known it shows what it was made with. */
export function shownPlace(figures: Figures | null, attrs: PlaceAttrs): ShownPlace {
  const override = parseOverride(attrs.override);
  if (!figures) return { text: override?.text ?? attrs.shown, state: 'normal', real: null };
  if (override) return { text: override.text, state: 'overridden', real: realText(figures, attrs) };
  const id = figureId(attrs.figure);
  const state = !figures.has(id)
    ? 'unknown'
    : figureText(figures, id, attrs.format) === null
      ? 'missing'
      : 'normal';
  // A place that never showed anything would be invisible.
  return { text: placeText(figures, attrs) || `〔${attrs.figure}〕`, state, real: null };
}

/** The report as a section shows it: an agreed one with the values it was agreed on. */
export function reportShownIn(
  report: Report,
  section: SectionId,
): Report & { readonly pinned: ReadonlySet<string> | null } {
  const pins = maybeSection(report, section)?.pins ?? null;
  const pinned = pins && new Set(Object.keys(pins));
  return { ...report, figures: figuresShownIn(report, pins), pinned };
}

/** The places of a section. */
export interface PlaceTexts {
  readonly figures: () => Figures | null;
  /** Calls back after each change of figures; the returned function stops that. */
  readonly watch: (refresh: () => void) => () => void;
}

function openPlaceTexts(store: ReportStore, section: SectionId): PlaceTexts {
  const watchers = new Set<() => void>();
  const figures = () => {
    const report = store.current();
    return report && reportShownIn(report, section).figures;
  };
  let shown = figures();
  let stop = () => {};
  const changed = () => {
    const now = figures();
    if (now === shown) return;
    shown = now;
    for (const refresh of watchers) refresh();
  };
  return {
    figures,
    watch(refresh) {
      if (watchers.size === 0) {
        shown = figures();
        stop = store.subscribe(changed);
      }
      watchers.add(refresh);
      return () => {
        watchers.delete(refresh);
        if (watchers.size === 0) stop();
      };
    },
  };
}

const byStore = new WeakMap<ReportStore, Map<SectionId, PlaceTexts>>();

/** The places of a section on the page that shows this report. */
export function placeTexts(store: ReportStore, section: SectionId): PlaceTexts {
  const sections = byStore.get(store) ?? new Map<SectionId, PlaceTexts>();
  byStore.set(store, sections);
  const texts = sections.get(section) ?? openPlaceTexts(store, section);
  sections.set(section, texts);
  return texts;
}
