// Whether this person may write in a section now, and if not, why: one answer for the editor and for the explanation it gives.

import type { MessageKey } from '@huigao/messages';
import type { OutlineEntry, PersonId, Report } from '@huigao/report';
import type { ClientState } from '@huigao/sync/client';

/** Why one cannot write, as a message. */
export interface ReadOnlyReason {
  readonly key: MessageKey;
  /** Who drafts the section, for the parameter `names`. */
  readonly names: readonly string[];
}

export interface EditingSituation {
  readonly client: Pick<ClientState, 'connection' | 'sections' | 'storing'>;
  readonly entry: OutlineEntry;
  readonly person: PersonId;
  readonly people: Report['people'] | null;
}

const statusReasons = {
  submitted: 'editor.read-only-submitted',
  agreed: 'editor.read-only-agreed',
  signed: 'editor.read-only-signed',
} as const satisfies Partial<Record<OutlineEntry['status'], MessageKey>>;

const reason = (key: MessageKey, names: readonly string[] = []): ReadOnlyReason => ({ key, names });

function withoutRight({ entry, person, people }: EditingSituation): ReadOnlyReason {
  const { status, drafters } = entry;
  if (status === 'submitted' || status === 'agreed' || status === 'signed')
    return reason(statusReasons[status]);
  // The right was just given or taken and the server's word is on its way.
  if (drafters.includes(person) && people?.get(person)?.roles.includes('drafter'))
    return reason('editor.read-only-wait');
  const names = drafters.flatMap((drafter) => people?.get(drafter)?.name ?? []);
  return names.length === 0
    ? reason('editor.read-only-unassigned')
    : reason('editor.read-only-drafter', names);
}

/** Null when this person may write here now. */
export function whyReadOnly(situation: EditingSituation): ReadOnlyReason | null {
  const { client, entry } = situation;
  const state = client.sections.get(entry.id);
  if (client.connection === 'refused') return reason('editor.read-only-closed');
  if (!state?.synced) return reason('editor.read-only-loading');
  if (state.frozen) return reason('editor.read-only-frozen');
  if (state.health === 'damaged') return reason('editor.read-only-damaged');
  if (client.storing === 'fails' && state.right === 'rw') return reason('editor.read-only-storage');
  return state.right === 'rw' ? null : withoutRight(situation);
}
