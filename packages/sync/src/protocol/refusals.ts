// Why a write was refused, beside the codes of the guard (package authority), which go over the wire as they are.
// The texts a person reads are `error.sync-<code>` here and `error.update-<code>` there.

/** Codes of `refused` that come from the room or the client itself. */
export const syncRefusals = [
  /** The person may not edit this section now. */
  'not-yours',
  /** The section could not be read from the log; it is shown as far as it could. */
  'damaged',
  /** The record is changed by commands only. */
  'record-read-only',
  /** An earlier write of this channel was refused: open the document anew. */
  'after-refusal',
  /** No such document is open on that channel. */
  'not-open',
  /** One edit is larger than a message may be. */
  'edit-too-large',
  /** The report was restored or replaced while edits were kept here. */
  'other-generation',
  /** The text here was another one than the server's, though nothing was unsaved: found by comparing digests. */
  'mismatch',
] as const;

export type SyncRefusal = (typeof syncRefusals)[number];
