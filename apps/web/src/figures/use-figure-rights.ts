import { type Figure, may, type Report } from '@huigao/report';
import { useText } from '../app/locale';
import { useClientState, useReport, useReportSession } from '../report/report-session';

const noPeople: Report['people'] = new Map();

export interface FigureRights {
  readonly people: Report['people'];
  readonly mayAdd: boolean;
  readonly mayPublish: boolean;
  /** Why a figure cannot be changed now, in words; null where it can. */
  readonly lockOf: (figure: Figure) => string | null;
}

/** What this person may do with the figures of the report. A change may wait for the connection, unless there will be none. */
export function useFigureRights(figures: Report['figures']): FigureRights {
  const t = useText();
  const { person } = useReportSession();
  const people = useReport((report) => report.people) ?? noPeople;
  const isRefused = useClientState((state) => state.connection === 'refused');
  const record = { people, outline: [], figures };
  const held = people.get(person.id)?.roles ?? [];
  return {
    people,
    mayAdd: may(person.id, { do: 'addFigure' }, record),
    mayPublish: may(person.id, { do: 'publishFigures' }, record),
    lockOf: (figure) => {
      if (!may(person.id, { do: 'editFigure', figure: figure.id }, record))
        return t(held.includes('drafter') ? 'figures.not-yours' : 'figures.may-not-edit');
      return isRefused ? t('figures.offline') : null;
    },
  };
}
