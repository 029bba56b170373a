import { type ParseArgsConfig, parseArgs } from 'node:util';
import { message } from '@huigao/messages';
import { CommandFailure, type CommandIo } from './io';

/** Options of all commands, and the one file they read. */
export interface Options {
  readonly file: string;
  readonly output: string | undefined;
  readonly to: string | undefined;
  readonly json: boolean;
  /** A PDF for keeping, PDF/A-2b. */
  readonly archival: boolean;
}

const output = { output: { type: 'string', short: 'o' } } as const;

/** Options that each command takes; any other is refused. */
const known = {
  import: output,
  export: { ...output, to: { type: 'string' }, pdfa: { type: 'boolean' } },
  check: { json: { type: 'boolean' } },
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
  const [file, ...others] = positionals;
  if (file === undefined) throw new CommandFailure(message(io.locale, 'command.no-file'));
  if (others.length > 0) throw new CommandFailure(message(io.locale, 'command.too-many-files'));
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined);
  return {
    file,
    output: text('output'),
    to: text('to'),
    json: values.json === true,
    archival: values.pdfa === true,
  };
}

/** The output file, which `import` and `export` need. */
export function requiredOutput({ output }: Options, { locale }: CommandIo): string {
  if (output === undefined || output === '') throw new CommandFailure(message(locale, 'command.no-output'));
  return output;
}
