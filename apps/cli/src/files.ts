// Files in and out, with what can go wrong said plainly.

import { randomUUID } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { importFile, largestFileBytes, type Proposal } from '@huigao/import';
import { type MessageKey, message } from '@huigao/messages';
import { decodeArchive, type Report, type ReportSeed, reportFromSeed, reportId } from '@huigao/report';
import { CommandFailure, type CommandIo } from './io';

/** A report read from a file; `proposal` says where its text came from when that was a .txt or .md. */
export interface ReadReport {
  readonly report: Report;
  readonly proposal: Proposal | null;
}

function failure(
  { locale }: CommandIo,
  key: MessageKey,
  parameters: Record<string, string | number>,
): CommandFailure {
  return new CommandFailure(message(locale, key, parameters));
}

/** The code of a system error (`EACCES`), or its text. */
const reasonOf = (error: unknown) =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);

async function readBytes(file: string, io: CommandIo): Promise<Uint8Array> {
  try {
    const { size } = await stat(file);
    if (size > largestFileBytes)
      throw failure(io, 'command.refused', { path: file, reason: message(io.locale, 'error.too-large') });
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

/** Reads a report from an archive `.huigao.json`, or from a .docx, .html, .txt or .md by importing it. */
export async function readReport(file: string, io: CommandIo): Promise<ReadReport> {
  const bytes = await readBytes(file, io);
  const isArchive = path.extname(file).toLowerCase() === '.json';
  const result = isArchive
    ? decodeArchive(new TextDecoder().decode(bytes))
    : importFile(bytes, path.basename(file));
  if (!result.ok)
    throw failure(io, 'command.refused', { path: file, reason: message(io.locale, `error.${result.code}`) });
  if ('seed' in result) return { report: built(result.seed), proposal: null };
  return { report: built(result.proposal.seed), proposal: result.proposal };
}

/** Writes a result. The input is never written over. */
export async function writeOutput(
  output: string,
  bytes: Uint8Array | string,
  input: string,
  io: CommandIo,
): Promise<void> {
  if (path.resolve(output) === path.resolve(input))
    throw failure(io, 'command.overwrites-input', { path: output });
  try {
    await writeFile(output, bytes);
  } catch (error) {
    throw failure(io, 'command.cannot-write', { path: output, reason: reasonOf(error) });
  }
}
