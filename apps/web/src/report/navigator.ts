// The way from panels to places in the text and back, without one knowing the other. Editors come and go as one scrolls: what is
// asked of a section that has none yet is done when its editor announces itself.

import type { FigureId, SectionId } from '@huigao/report';
import type { ReportNavigator, SectionEditorHandle } from './report-session';

/** What the navigator needs of the page. */
export interface NavigatorPage {
  /** Sections with a text, in reading order. */
  readonly order: () => readonly SectionId[];
  /** Scrolls to a section; `focus` puts the keyboard there too. */
  readonly reveal: (section: SectionId, how: 'scroll' | 'focus') => void;
  /** Makes the figures panel visible. */
  readonly openFigures: () => void;
}

type Wish = (handle: SectionEditorHandle) => void;

/** The navigator of an open report. */
export function createNavigator(page: NavigatorPage): ReportNavigator {
  const handles = new Map<SectionId, SectionEditorHandle>();
  const figureListeners = new Set<(figure: FigureId) => void>();
  let active: SectionId | null = null;
  /** At most one: the last that was asked. */
  let wish: { readonly section: SectionId; readonly act: Wish } | null = null;
  let figureWanted: FigureId | null = null;

  const whenMounted = (section: SectionId, act: Wish) => {
    wish = null;
    const handle = handles.get(section);
    if (handle) return act(handle);
    wish = { section, act };
    page.reveal(section, 'scroll');
  };

  const register = (section: SectionId, handle: SectionEditorHandle) => {
    handles.set(section, handle);
    if (wish?.section === section) {
      const { act } = wish;
      wish = null;
      act(handle);
    }
    return () => {
      if (handles.get(section) !== handle) return;
      handles.delete(section);
      if (active === section) active = null;
    };
  };

  const focusNeighbour = (section: SectionId, direction: 'before' | 'after'): boolean => {
    const order = page.order();
    const at = order.indexOf(section);
    if (at < 0) return false;
    const further = direction === 'after' ? order.slice(at + 1) : order.slice(0, at).reverse();
    const edge = direction === 'after' ? 'start' : 'end';
    for (const next of further) {
      const handle = handles.get(next);
      if (handle?.focus(edge)) return true;
      if (handle) continue;
      whenMounted(next, (mounted) => mounted.focus(edge));
      return true;
    }
    return false;
  };

  return {
    register,
    setActive: (section) => {
      active = section;
    },
    active: () => active,
    goTo: ({ section, from, to }) => whenMounted(section, (handle) => handle.show(from, to)),
    select: ({ section, from, to }) => whenMounted(section, (handle) => handle.select(from, to)),
    goToSection: (section) => {
      wish = null;
      page.reveal(section, 'focus');
    },
    insertPlace: (figure, format) =>
      (active !== null && handles.get(active)?.insertPlace(figure, format)) || false,
    replaceWithPlace: ({ section, from, to }, figure, format) =>
      handles.get(section)?.replaceWithPlace(from, to, figure, format) ?? false,
    replaceWithText: ({ section, from, to }, text) =>
      handles.get(section)?.replaceWithText(from, to, text) ?? false,
    edit: (section, change) =>
      new Promise((resolve) => whenMounted(section, (handle) => resolve(handle.edit(change)))),
    replaceTexts: (section, changes) => handles.get(section)?.replaceTexts(changes) ?? null,
    focusNeighbour,
    showFigure: (figure) => {
      page.openFigures();
      figureWanted = figureListeners.size === 0 ? figure : null;
      for (const listener of [...figureListeners]) listener(figure);
    },
    onShowFigure: (listener) => {
      figureListeners.add(listener);
      // The panel was opened for a figure. Told a moment later: a panel that is taken off at once must not swallow it.
      queueMicrotask(() => {
        if (figureWanted === null || !figureListeners.has(listener)) return;
        const figure = figureWanted;
        figureWanted = null;
        listener(figure);
      });
      return () => figureListeners.delete(listener);
    },
  };
}
