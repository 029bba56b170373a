import type { Locale } from '@huigao/messages';

/** What a command needs of its surroundings, beside files. */
export interface CommandIo {
  /** Language of every text for a person. */
  readonly locale: Locale;
  /** Writes a line of result. */
  readonly out: (line: string) => void;
  /** Writes a line that says why something could not be done. */
  readonly err: (line: string) => void;
  /** All of the standard input; null when it is longer than this. */
  readonly stdin: (mostBytes: number) => Promise<Uint8Array | null>;
  /** Writes a file to the standard output. */
  readonly stdout: (bytes: Uint8Array | string) => Promise<void>;
  /** Folder of the operator's fonts (`HUIGAO_FONTS`), or null. */
  readonly fontFolder: string | null;
  /** Today, `YYYY-MM-DD`. */
  readonly today: string;
}

/** Exit statuses that scripts rely on. */
export const exit = { clean: 0, blocked: 1, failed: 2 } as const;
export type Exit = (typeof exit)[keyof typeof exit];

/** Why a command stops, said in the user's language. It ends the program with {@link exit.failed}. */
export class CommandFailure extends Error {}
