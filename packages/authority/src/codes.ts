// Every answer of refusal, in one table. The sentence is for logs and documents; the texts a person reads are
// `error.update-<code>` of the messages package.

/** Why an update was refused. */
export const refusals = {
  'too-large': 'The update is larger or has more parts than an update may have.',
  'too-costly': 'Judging the update takes more time than an update may take.',
  'section-full': 'The section would hold more text or more nodes than a section may.',
  malformed: 'The bytes are not one complete Yjs update in format V1.',
  unsupported: 'The update holds a kind of content, root or value that no section uses.',
  'foreign-client': 'The update writes in the name of a client id that belongs to someone else.',
  missing: 'The update builds on something that is not here.',
  'bad-order': 'The update names neighbours that cannot stand in that order.',
  'bad-text': 'The text holds half a character or the replacement character U+FFFD.',
  'bad-shape': 'The text would hold nodes, marks or attributes that the schema does not allow there.',
} as const satisfies Readonly<Record<string, string>>;

export type RefusalCode = keyof typeof refusals;

/** An answer of refusal; nothing has changed. `detail` says in English what was found, for the log. */
export interface Refusal {
  readonly ok: false;
  readonly code: RefusalCode;
  readonly detail: string;
}

export const refuse = (code: RefusalCode, detail: string): Refusal => ({ ok: false, code, detail });
