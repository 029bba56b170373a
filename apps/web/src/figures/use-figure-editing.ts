import { type Figure, type FigureId, isInUse, may, type Report } from '@huigao/report';
import { useMemo, useRef, useState } from 'react';
import { useReportSession } from '../report/report-session';
import type { FigureRowActions } from './row-actions';
import { useValueSaves, type ValueSaves, versionSeen } from './use-value-saves';

/** What editing starts from: the value that waits to be published, where one does. */
export const valueEdited = ({ value, proposed }: Figure): string | null =>
  proposed ? proposed.value : value;

/** The figure whose value is edited, and the version it had when that began. */
interface Editing {
  readonly figure: FigureId;
  readonly version: number;
}

export interface FigureEditing {
  readonly editing: FigureId | null;
  readonly saves: ValueSaves;
  readonly actions: Pick<FigureRowActions, 'startEditing' | 'enter' | 'cancel' | 'sendAgain' | 'dismiss'>;
}

/** Entering the values of figures one after another. `order` lists those shown, in reading order, when one goes on by Tab. */
export function useFigureEditing(order: () => readonly Figure[]): FigureEditing {
  const session = useReportSession();
  const { person, store } = session;
  const saves = useValueSaves(session);
  const [editing, setEditing] = useState<Editing | null>(null);
  // The actions stay the same objects; what they look at is that of the last drawing.
  const latest = useRef({ saves, order, editing });
  latest.current = { saves, order, editing };

  const actions = useMemo<FigureEditing['actions']>(() => {
    const start = (figure: Figure) =>
      setEditing({ figure: figure.id, version: versionSeen(figure, latest.current.saves.of(figure)) });
    const goOn = (figure: Figure, step: 1 | -1) => {
      const report = store.current();
      const editable = latest.current.order().filter((one) => report && isEditable(one, report));
      const next = editable[editable.findIndex(({ id }) => id === figure.id) + step];
      if (next) start(next);
      else setEditing(null);
    };
    const isEditable = (figure: Figure, report: Report) =>
      figure.kind === 'entered' &&
      isInUse(figure) &&
      may(person.id, { do: 'editFigure', figure: figure.id }, report);
    return {
      startEditing: start,
      cancel: () => setEditing(null),
      enter: (figure, entered, after) => {
        const { editing: now, saves } = latest.current;
        if (entered.value !== valueEdited(figure))
          saves.save(figure.id, now?.version ?? figure.version, entered);
        if (after === 'stay') setEditing((open) => (open?.figure === figure.id ? null : open));
        else goOn(figure, after === 'next' ? 1 : -1);
      },
      sendAgain: (figure, save) => {
        const version = save.state === 'conflict' ? save.current.version : figure.version;
        latest.current.saves.save(figure.id, version, { value: save.value, why: save.why });
      },
      dismiss: (figure) => latest.current.saves.dismiss(figure),
    };
  }, [person.id, store]);

  return { editing: editing?.figure ?? null, saves, actions };
}
