// What a command reads, one after the other: files, all that can be read below folders, the standard input. Only names are held.

import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { failure, reasonOf } from './failure';
import type { CommandIo } from './io';
import type { Options } from './options';

/** One thing to be read. */
export interface Source {
  /** Path, or `-`. */
  readonly path: string;
  /** What it is called: for messages, and for how it is read. */
  readonly name: string;
  /** Where its result goes below an output folder, without extension. */
  readonly target: string;
}

/** The standard input. */
export const standardInput = '-';

const readable = /\.(?:docx|html?|txt|md|markdown|huigao\.json)$/i;

const withoutExtension = (name: string) => name.replace(/(?:\.huigao)?\.\w+$/, '');

async function* below(folder: string, inner: string): AsyncGenerator<Source> {
  const entries = await readdir(path.join(folder, inner), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const name = path.join(inner, entry.name);
    if (entry.isDirectory()) yield* below(folder, name);
    // What Word leaves beside an open document is none.
    else if (entry.isFile() && readable.test(entry.name) && !entry.name.startsWith('~$'))
      yield { path: path.join(folder, name), name: path.join(folder, name), target: withoutExtension(name) };
  }
}

async function isFolder(input: string): Promise<boolean> {
  const found = await stat(input).catch(() => null);
  return found?.isDirectory() ?? false;
}

/** Everything that is to be read, in order. A folder that cannot be read is a failure. */
export async function* sourcesOf({ inputs, from }: Options, io: CommandIo): AsyncGenerator<Source> {
  for (const input of inputs) {
    if (input === standardInput) {
      yield { path: input, name: `stdin.${from ?? 'txt'}`, target: 'stdin' };
      continue;
    }
    if (!(await isFolder(input))) {
      yield { path: input, name: input, target: withoutExtension(path.basename(input)) };
      continue;
    }
    try {
      yield* below(input, '');
    } catch (error) {
      throw failure(io, 'command.cannot-read', { path: input, reason: reasonOf(error) });
    }
  }
}

/** Whether more than one file is meant: results are then told and written for each. */
export const isBatch = async ({ inputs }: Options): Promise<boolean> =>
  inputs.length > 1 || (inputs[0] !== standardInput && (await isFolder(inputs[0]!)));
