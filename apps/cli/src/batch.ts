// A command over all that it reads. One file that fails ends a command on one file, and is told among several, which go on.

import path from 'node:path';
import { message } from '@huigao/messages';
import { makeFolderOf } from './files';
import { CommandFailure, type CommandIo, type Exit, exit } from './io';
import type { Options } from './options';
import { isBatch, type Source, sourcesOf } from './sources';

/** What of a batch a command on one of its files must know. */
export interface Part {
  readonly source: Source;
  readonly isBatch: boolean;
}

const worse = (a: Exit, b: Exit): Exit => (a > b ? a : b);

/** Runs a command on each file, one after the other; the exit status is the worst of them. */
export async function overAll(
  options: Options,
  io: CommandIo,
  one: (part: Part) => Promise<Exit>,
): Promise<Exit> {
  const several = await isBatch(options);
  let status: Exit = exit.clean;
  let count = 0;
  for await (const source of sourcesOf(options, io)) {
    count += 1;
    try {
      status = worse(status, await one({ source, isBatch: several }));
    } catch (error) {
      if (!several || !(error instanceof CommandFailure)) throw error;
      io.err(error.message);
      if (options.json) io.out(JSON.stringify({ file: source.name, error: error.message }));
      status = exit.failed;
    }
  }
  if (count === 0) throw new CommandFailure(message(io.locale, 'command.nothing-to-read'));
  return status;
}

/** Where a result goes: the named output, or below it when there are several. */
export async function outputFor(
  { output }: Options,
  { source, isBatch }: Part,
  extension: string,
  io: CommandIo,
): Promise<string> {
  if (output === undefined || output === '')
    throw new CommandFailure(message(io.locale, isBatch ? 'command.no-output-folder' : 'command.no-output'));
  if (!isBatch) return output;
  const file = path.join(output, `${source.target}.${extension}`);
  await makeFolderOf(file, io);
  return file;
}
