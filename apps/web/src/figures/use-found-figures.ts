import { figureValues, type Report } from '@huigao/report';
import { useDeferredValue, useMemo } from 'react';
import { useContradicted } from '../checks/use-findings';
import { useReportSession } from '../report/report-session';
import type { FigureFilter } from './figure-filter';
import { countStates, findFigures, groupFigures, isInState, listFigures, sortFigures } from './figure-list';
import { usePlaceCounts } from './use-place-counts';

/** The figures that a filter leaves, in its order and by group; a moment later than it is typed, which has to be quick. */
export function useFoundFigures(figures: Report['figures'], filter: FigureFilter) {
  const { person } = useReportSession();
  const counts = usePlaceCounts();
  const contradicted = useContradicted();
  const wanted = useDeferredValue(filter);
  const lines = useMemo(() => listFigures(figures, figureValues(figures), counts), [figures, counts]);
  const onlooker = useMemo(() => ({ person: person.id, contradicted }), [person.id, contradicted]);
  const inStates = useMemo(() => countStates(lines, onlooker), [lines, onlooker]);
  const found = useMemo(() => {
    const shown = findFigures(lines, wanted.words).filter((line) => isInState(line, wanted.state, onlooker));
    return sortFigures(shown, wanted.order);
  }, [lines, wanted, onlooker]);
  const groups = useMemo(() => groupFigures(found), [found]);
  return { wanted, inStates, found, groups };
}
