// Files in and out, with what can go wrong said plainly.

import { randomUUID } from 'node:crypto';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type ImportRefusal, largestFileBytes, type Proposal } from '@huigao/import';
import { message } from '@huigao/messages';
import {
  type ArchiveFault,
  decodeArchive,
  type NamedHistory,
  type Report,
  type ReportSeed,
  reportFromSeed,
  reportId,
  type SectionId,
} from '@huigao/report';
import { failure, reasonOf } from './failure';
import { CommandFailure, type CommandIo } from './io';
import { type Source, standardInput } from './sources';

/** A report read from a file; `proposal` says where its text came from when that was no archive. */
export interface ReadReport {
  readonly report: Report;
  readonly proposal: Proposal | null;
  /** How its texts came about, where an archive says it. */
  readonly histories: ReadonlyMap<SectionId, NamedHistory>;
}

/** Bytes of a file that is not too large. */
export async function readBytes(file: string, io: CommandIo): Promise<Uint8Array> {
  const refuse = () =>
    failure(io, 'command.refused', { path: file, reason: message(io.locale, 'error.too-large') });
  if (file === standardInput) {
    const bytes = await io.stdin(largestFileBytes);
    if (!bytes) throw refuse();
    return bytes;
  }
  try {
    const { size } = await stat(file);
    if (size > largestFileBytes) throw refuse();
    return await readFile(file);
  } catch (error) {
    if (error instanceof CommandFailure) throw error;
    const reason = reasonOf(error);
    if (reason === 'ENOENT') throw failure(io, 'command.no-such-file', { path: file });
    throw failure(io, 'command.cannot-read', { path: file, reason });
  }
}

function built(seed: ReportSeed): Report {
  return reportFromSeed(seed, { id: reportId(randomUUID()), owner: null, newId: randomUUID });
}

/** By the sections of the report; who is in them is told by themselves. */
const historiesOf = ({ outline }: Report, { histories = [] }: ReportSeed): ReadReport['histories'] =>
  new Map(histories.map(({ entry, history }) => [outline[entry]!.id, { history, names: {} }]));

/**
 * Reads a report from an archive `.huigao.json`, or from a .docx, .html, .txt or .md by importing it.
 * @param figures - amounts of a text become figures, those that are suggested, and its tasks and indicators records
 */
export async function readReport(
  source: Source,
  io: CommandIo,
  { figures = false } = {},
): Promise<ReadReport> {
  const bytes = await readBytes(source.path, io);
  const name = path.basename(source.name);
  const refused = (code: ImportRefusal['code'] | ArchiveFault) =>
    failure(io, 'command.refused', { path: source.name, reason: message(io.locale, `error.${code}`) });
  if (path.extname(name).toLowerCase() === '.json') {
    const result = decodeArchive(new TextDecoder().decode(bytes));
    if (!result.ok) throw refused(result.code);
    const report = built(result.seed);
    return { report, proposal: null, histories: historiesOf(report, result.seed) };
  }
  const readers = await import('./read-imported');
  const result = readers.importFile(bytes, name);
  if (!result.ok) throw refused(result.code);
  const { proposal } = result;
  const report = built(figures ? readers.withAllProposed(proposal, name) : proposal.seed);
  return { report, proposal, histories: new Map() };
}

/** Writes a result, to a file or to the standard output (`-`). The input is never written over. */
export async function writeOutput(
  output: string,
  bytes: Uint8Array | string,
  input: string,
  io: CommandIo,
): Promise<void> {
  if (output === standardInput) {
    await io.stdout(bytes);
    return;
  }
  if (path.resolve(output) === path.resolve(input))
    throw failure(io, 'command.overwrites-input', { path: output });
  try {
    await writeFile(output, bytes);
  } catch (error) {
    throw failure(io, 'command.cannot-write', { path: output, reason: reasonOf(error) });
  }
}

/** The folder for one result of several, made if need be. */
export async function makeFolderOf(output: string, io: CommandIo): Promise<void> {
  try {
    await mkdir(path.dirname(output), { recursive: true });
  } catch (error) {
    throw failure(io, 'command.cannot-write', { path: output, reason: reasonOf(error) });
  }
}
