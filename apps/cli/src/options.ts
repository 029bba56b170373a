import { type ParseArgsConfig, parseArgs } from 'node:util';
import { message } from '@huigao/messages';
import { CommandFailure, type CommandIo } from './io';

/** Options of all commands, and what they read. */
export interface Options {
  /** Files and folders; `-` is the standard input. Never empty. */
  readonly inputs: readonly string[];
  /** A file, a folder where several are read, or `-` for the standard output. */
  readonly output: string | undefined;
  readonly to: string | undefined;
  /** What the standard input is: `docx`, `html`, `md`, `txt`, `json`. */
  readonly from: string | undefined;
  readonly json: boolean;
  /** Amounts of the text become figures. */
  readonly figures: boolean;
  /** `clean`, `review` or `outsider`. */
  readonly copy: string | undefined;
  /** A .docx whose styles and page a Word document gets. */
  readonly house: string | undefined;
  /** A PDF for keeping, PDF/A-2b. */
  readonly archival: boolean;
  /** How the texts came about goes from archive to archive. */
  readonly history: boolean;
}

const reads = { from: { type: 'string' }, json: { type: 'boolean' } } as const;
const writes = { ...reads, output: { type: 'string', short: 'o' } } as const;

/** Options that each command takes; any other is refused. */
const known = {
  import: { ...writes, figures: { type: 'boolean' } },
  export: {
    ...writes,
    to: { type: 'string' },
    copy: { type: 'string' },
    pdfa: { type: 'boolean' },
    house: { type: 'string' },
    history: { type: 'boolean' },
  },
  check: reads,
} as const satisfies Record<string, NonNullable<ParseArgsConfig['options']>>;

export type CommandName = keyof typeof known;

/** Whether a word is a command. */
export const isCommand = (word: string | undefined): word is CommandName =>
  word !== undefined && Object.hasOwn(known, word);

function parsed(command: CommandName, argv: readonly string[], { locale }: CommandIo) {
  const options: NonNullable<ParseArgsConfig['options']> = known[command];
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new CommandFailure(message(locale, 'command.bad-option', { detail }));
  }
}

/** Reads the options of a command. */
export function readOptions(command: CommandName, argv: readonly string[], io: CommandIo): Options {
  const { values, positionals } = parsed(command, argv, io);
  if (positionals.length === 0) throw new CommandFailure(message(io.locale, 'command.no-file'));
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined);
  const flag = (name: string) => values[name] === true;
  return {
    inputs: positionals,
    output: text('output'),
    to: text('to'),
    from: text('from'),
    json: flag('json'),
    copy: text('copy'),
    house: text('house'),
    archival: flag('pdfa'),
    history: flag('history'),
    figures: flag('figures'),
  };
}
