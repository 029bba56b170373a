import type { OutlineEntry } from '@huigao/report';
import type { SectionReplica } from '@huigao/sync/client';
import { useEffect, useMemo, useRef, useState } from 'react';
import { late } from '../../app/late';
import { useText } from '../../app/locale';
import { useClientState, useReport, useReportSession } from '../../report/report-session';
import { bodyNow } from '../../report/section-body';
import { type MaySuggest, useIsSuggesting, useMaySuggest } from '../../suggesting/use-suggesting';
import { useToast } from '../../ui/toast';
import { reportShownIn } from '../places/place-texts';
import { BodyFrame } from './body-frame';
import { type ReadOnlyReason, whyReadOnly } from './editing-right';
import { StaticBody } from './static-body';

export interface SectionEditorProps {
  readonly entry: OutlineEntry;
}

/**
 * The text of one section, to write in where one may. Bound to its document only when that has arrived and holds nothing the
 * schema does not know, for the binding would delete what it does not know.
 */
export function SectionEditor({ entry }: SectionEditorProps) {
  const replica = useReplica(entry);
  const [faults, setFaults] = useState(0);
  // Judged anew after a fault of the view: what arrived may be what it must not be bound to.
  const readable = useMemo(() => (replica ? bodyNow(replica.doc) : null), [replica, faults]);
  if (!replica || !readable) return <WaitingBody entry={entry} />;
  return readable.ok ? (
    <BoundBody
      key={replica.number}
      entry={entry}
      replica={replica}
      onFault={() => setFaults((count) => count + 1)}
    />
  ) : (
    <UnreadableBody fault={readable} replica={replica} />
  );
}

/** The text as far as it is known, while there is nothing to write in. */
function WaitingBody({ entry }: SectionEditorProps) {
  const t = useText();
  const report = useReport((now) => now);
  const body = report?.bodies.get(entry.id);
  if (report && body)
    return <StaticBody report={reportShownIn(report, entry.id)} body={body} section={entry.id} />;
  return (
    <p className="body-notice" aria-busy>
      {t('editor.loading')}
    </p>
  );
}

const UnreadableBody = late(() => import('./unreadable-body'), []);

const SuggestingBody = late(
  () => import('../../suggesting/suggesting-body'),
  ['more'],
  ({ waiting }) => waiting,
);

/** The section's document once its text has arrived, another one after a refusal; null before. */
function useReplica({ id }: OutlineEntry): SectionReplica | null {
  const { client } = useReportSession();
  const state = useClientState(({ sections }) => sections.get(id));
  const [replica, setReplica] = useState<SectionReplica | null>(null);
  const number = state?.replica;
  // Opening a section changes the state of the client, so not while drawing.
  useEffect(() => setReplica(client.section(id)), [client, id, number]);
  return state?.synced && replica?.number === state.replica ? replica : null;
}

interface BoundBodyProps extends SectionEditorProps {
  readonly replica: SectionReplica;
  readonly onFault: () => void;
}

/** The text itself, or one's own suggestions in it. */
function BoundBody(props: BoundBodyProps) {
  const { entry } = props;
  const t = useText();
  const { suggesting } = useReportSession();
  const reason = useReadOnlyReason(entry);
  const may = useMaySuggest(entry);
  const refusedKey = useRefusal(entry, reason, may);
  const isOn = useIsSuggesting(entry.id);
  if (isOn && may !== 'no') {
    const waiting = <WaitingBody entry={entry} />;
    return <SuggestingBody {...props} waiting={waiting} Frame={BodyFrame} />;
  }
  return (
    <>
      {reason?.key === 'editor.read-only-damaged' && (
        <p className="body-notice" role="alert">
          {t(reason.key)}
        </p>
      )}
      <BodyFrame
        {...props}
        mayWrite={reason === null}
        refusedKey={refusedKey}
        {...(may === 'at-a-press' ? { clicked: (pos) => suggesting.turn(entry.id, 'on', pos) } : {})}
      />
    </>
  );
}

function useReadOnlyReason(entry: OutlineEntry): ReadOnlyReason | null {
  const { person } = useReportSession();
  const people = useReport((report) => report.people);
  const connection = useClientState((client) => client.connection);
  const storing = useClientState((client) => client.storing);
  const state = useClientState(({ sections }) => sections.get(entry.id));
  return whyReadOnly({
    client: { connection, storing, sections: new Map(state && [[entry.id, state]]) },
    entry,
    person: person.id,
    people,
  });
}

/** A reason is told once while someone goes on typing. */
const refusalPauseMs = 6000;

/** Says why one may not write here, and what one may do instead. */
function useRefusal({ id }: OutlineEntry, reason: ReadOnlyReason | null, may: MaySuggest): () => void {
  const t = useText();
  const toast = useToast();
  const { suggesting } = useReportSession();
  const last = useRef(Number.NEGATIVE_INFINITY);
  return () => {
    const now = performance.now();
    if (!reason || now - last.current < refusalPauseMs) return;
    last.current = now;
    const suggest = { label: t('suggesting.turn-on'), act: () => suggesting.turn(id, 'on') };
    const why = t(reason.key, { names: reason.names.join(t('members.and')) });
    toast(why, 'done', may === 'no' ? undefined : suggest);
  };
}
