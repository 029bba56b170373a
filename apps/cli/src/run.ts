import { message } from '@huigao/messages';
import { checkCommand } from './check-command';
import { exportCommand } from './export-command';
import { importCommand } from './import-command';
import { CommandFailure, type CommandIo, type Exit, exit } from './io';
import { isCommand, readOptions } from './options';

const commands = { import: importCommand, export: exportCommand, check: checkCommand };

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
    return await commands[command](readOptions(command, rest, io), io);
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    io.err(error.message);
    return exit.failed;
  }
}
