import { message } from '@huigao/messages';
import { CommandFailure, type CommandIo, type Exit, exit } from './io';
import { isCommand, readOptions } from './options';

/** Each is loaded when it is asked for: rules are no matter of an export. */
const commands = {
  import: async () => (await import('./import-command')).importCommand,
  export: async () => (await import('./export-command')).exportCommand,
  check: async () => (await import('./check-command')).checkCommand,
};

const asksForHelp = (word: string | undefined) => word === '--help' || word === '-h' || word === 'help';

/**
 * Runs one command on files, without a server.
 * @param argv - command and its arguments, without the program's name
 * @returns the exit status: 0 clean, 1 findings that block, 2 nothing done, with the reason on `io.err`
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<Exit> {
  const [command, ...rest] = argv;
  const usage = message(io.locale, 'command.usage');
  if (asksForHelp(command) || (isCommand(command) && rest.some(asksForHelp))) {
    io.out(usage);
    return exit.clean;
  }
  if (!isCommand(command)) {
    if (command !== undefined) io.err(message(io.locale, 'command.unknown', { command }));
    io.err(usage);
    return exit.failed;
  }
  try {
    const options = readOptions(command, rest, io);
    return await (await commands[command]())(options, io);
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    io.err(error.message);
    return exit.failed;
  }
}
