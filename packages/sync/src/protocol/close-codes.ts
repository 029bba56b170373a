// Why a socket is closed. 44xx are final: trying again changes nothing, which stock y-websocket clients know too. 45xx: try again.
// The texts a person reads are `error.sync-<name>` of the messages package.

/** Every close code of the sync socket, by name. */
export const closeCodes = {
  /** Bytes that are no message of this protocol, or one out of turn. */
  malformed: 4400,
  /** Nobody is signed in. */
  'signed-out': 4401,
  /** The person may not read this report, or no longer. */
  forbidden: 4403,
  'no-such-report': 4404,
  /** A write of a client that knows no refusals (one document, no channels) was refused. */
  refused: 4409,
  'too-large': 4413,
  /** The page is older than the server: load it anew. */
  outdated: 4426,
  /** The log could not take a write, or another process owns the report: the room is loaded anew. */
  'storage-failed': 4500,
  /** The server goes away or restarts. */
  'going-away': 4501,
  /** The client reads too slowly. */
  'too-slow': 4502,
  /** The same tab has connected anew. */
  replaced: 4503,
  /** The client and the server must exchange their states before writing goes on. */
  resync: 4504,
  /** The page is newer than the server, which is being updated. */
  'server-outdated': 4505,
  'too-many-messages': 4529,
} as const;

export type CloseName = keyof typeof closeCodes;

/** Whether trying again is of no use. */
export const isFinal = (code: number) => code >= 4400 && code < 4500;

/** The name of a close code, or null for one that is not ours. */
export function closeName(code: number): CloseName | null {
  const entry = Object.entries(closeCodes).find(([, value]) => value === code);
  return entry ? (entry[0] as CloseName) : null;
}
