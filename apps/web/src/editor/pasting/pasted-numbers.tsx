// What is pasted from elsewhere keeps its text. Numbers in it that equal a figure, called by its name, are offered to be linked.

import type { Finding } from '@huigao/checks';
import { bodySchema, type OutlineEntry, type Report } from '@huigao/report';
import type { Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { type ReactNode, useState } from 'react';
import { useText } from '../../app/locale';
import { LinkAllDialog } from '../../checks/late-dialogs';
import { keyFindings } from '../../checks/quote-parts';
import { useReportSession } from '../../report/report-session';
import { useToast } from '../../ui/toast';
import type { PlainRange } from '../binding/held-range';
import { pastedStretch } from './pasted-stretch';

/** Offers to link pasted numbers of a section; `dialog` is to be drawn. */
export function usePastedNumbers({ id }: OutlineEntry): {
  readonly offer: (view: EditorView, tr: Transaction) => void;
  readonly dialog: ReactNode;
} {
  const t = useText();
  const toast = useToast();
  const { store } = useReportSession();
  const [found, setFound] = useState<readonly Finding[] | null>(null);

  const offer = ({ state }: EditorView, tr: Transaction) => {
    const stretch = pastedStretch(tr);
    const report = store.current();
    if (!stretch || !report) return;
    const body = bodySchema.nodeFromJSON(state.doc.toJSON());
    void offerThose({ ...report, bodies: new Map(report.bodies).set(id, body) }, stretch);
  };

  const offerThose = async (report: Report, stretch: PlainRange) => {
    // Large, and wanted only now.
    const { linkableNumbers } = await import('../linking/linkable-numbers');
    const pasted = linkableNumbers(report, id).filter(
      ({ place }) => place && place.from >= stretch.from && place.to <= stretch.to,
    );
    if (pasted.length === 0) return;
    toast(t('places.pasted', { count: pasted.length }), 'done', {
      label: t('places.pasted-link'),
      act: () => setFound(pasted),
    });
  };

  return {
    offer,
    dialog: found && (
      <LinkAllDialog keyed={keyFindings(found)} elsewhere={0} onClose={() => setFound(null)} />
    ),
  };
}
