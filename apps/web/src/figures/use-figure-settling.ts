import type { Figure } from '@huigao/report';
import type { RecordCommand } from '@huigao/report-doc';
import { useMemo } from 'react';
import { problemText } from '../app/http';
import { useText } from '../app/locale';
import { useReportSession } from '../report/report-session';
import { useToast } from '../ui/toast';
import type { FigureRowActions } from './row-actions';

type Settling = Pick<FigureRowActions, 'publish' | 'dropProposal' | 'revive' | 'separate' | 'remove'>;

const seen = ({ id, version }: Figure) => ({ figure: id, version });

/** What becomes of figures at one click: each tells what it did, and removing can be taken back. */
export function useFigureSettling(): Settling {
  const t = useText();
  const toast = useToast();
  const { command } = useReportSession();
  return useMemo(() => {
    const send = async (wanted: RecordCommand, done: () => void) => {
      const answer = await command(wanted);
      if (answer.ok) done();
      else toast(problemText(answer.problem), 'bad');
    };
    return {
      publish: (figures) =>
        void send({ type: 'publishFigures', figures: figures.map(seen) }, () =>
          toast(t('figures.published', { count: figures.length })),
        ),
      dropProposal: (figure) => void send({ type: 'dropProposal', ...seen(figure) }, () => {}),
      revive: (figure) =>
        void send({ type: 'reviveFigure', ...seen(figure) }, () =>
          toast(t('figures.revived', { label: figure.label })),
        ),
      separate: (figure) =>
        void send({ type: 'separateFigure', ...seen(figure) }, () =>
          toast(t('figures.separated', { label: figure.label })),
        ),
      remove: (figure) =>
        void send({ type: 'removeFigure', ...seen(figure) }, () =>
          toast(t('figures.removed', { label: figure.label }), 'done', {
            label: t('figures.undo'),
            act: () => void send({ type: 'restoreFigure', figure: figure.id }, () => {}),
          }),
        ),
    };
  }, [command, t, toast]);
}
