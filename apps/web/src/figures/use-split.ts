import type { Figure, FigureId, SectionId } from '@huigao/report';
import { useCallback } from 'react';
import { type HttpResult, problemText } from '../app/http';
import { useText } from '../app/locale';
import { type ReportSession, useReportSession } from '../report/report-session';
import { useToast } from '../ui/toast';
import { newFigureId } from './figure-draft';
import { placesBySection, withPlacesMoved } from './moved-places';

/** Places of one section that are to move. */
export interface SectionMove {
  readonly section: SectionId;
  /** Positions of all places of the figure there, as they were seen. */
  readonly seen: readonly number[];
  readonly chosen: ReadonlySet<number>;
}

/** The second figure of a split. */
export interface SecondFigure {
  readonly label: string;
  readonly value: string | null;
  readonly why: string;
}

/** A section that one scrolls away from may never get its editor; then it is left as it is, and told. */
const patienceMs = 5000;

const patience = () => new Promise<null>((resolve) => setTimeout(() => resolve(null), patienceMs));

/** Moves places section by section. Gives the sections in which that could not be done. */
async function move(
  { navigator }: ReportSession,
  figures: { readonly from: FigureId; readonly to: FigureId },
  moves: readonly SectionMove[],
): Promise<readonly SectionId[]> {
  const left: SectionId[] = [];
  for (const { section, seen, chosen } of moves) {
    const edit = withPlacesMoved(figures, seen, chosen);
    const isMoved = await Promise.race([navigator.edit(section, edit), patience()]);
    if (!isMoved) left.push(section);
  }
  return left;
}

/** Resolves when the server has every edit made here. */
const saved = ({ client }: ReportSession) =>
  new Promise<void>((resolve) => {
    const stop = client.subscribe(check);
    function check() {
      if (client.state.unsaved > 0) return;
      queueMicrotask(() => stop());
      resolve();
    }
    check();
  });

/** All places of a figure as moves. */
function movesOfAll({ store }: ReportSession, figure: FigureId): readonly SectionMove[] {
  const report = store.current();
  return (report ? placesBySection(report, figure) : []).map(({ section, places }) => {
    const seen = places.map(({ pos }) => pos);
    return { section, seen, chosen: new Set(seen) };
  });
}

/**
 * Splits a figure: the second one first, then its places, so that no place is ever without a figure. What was done can be taken back
 * from the notice that tells of it.
 */
export function useSplit() {
  const t = useText();
  const toast = useToast();
  const session = useReportSession();
  return useCallback(
    async (
      { id, version, label: first }: Figure,
      second: SecondFigure,
      moves: readonly SectionMove[],
    ): Promise<HttpResult<unknown>> => {
      const into = newFigureId();
      const answer = await session.command({ type: 'splitFigure', figure: id, version, into, ...second });
      if (!answer.ok) return answer;
      const left = await move(session, { from: id, to: into }, moves);
      if (left.length > 0) toast(t('figures.split-left', { count: left.length }), 'bad');
      const undo = async () => {
        await move(session, { from: into, to: id }, movesOfAll(session, into));
        await saved(session);
        const made = session.store.current()?.figures.get(into);
        const back =
          made && (await session.command({ type: 'removeFigure', figure: into, version: made.version }));
        if (back && !back.ok) toast(t('figures.split-not-undone', { why: problemText(back.problem) }), 'bad');
        else toast(t('figures.split-undone', { label: first }));
      };
      toast(t('figures.split-done', { label: second.label }), 'done', {
        label: t('figures.undo'),
        act: () => void undo(),
      });
      return answer;
    },
    [session, toast, t],
  );
}
