import { createHash } from 'node:crypto';
import {
  type Copy,
  copies,
  type ExportedFile,
  type ExportFormat,
  type ExportOptions,
  exportFormats,
  exportReport,
  type Typesetter,
} from '@huigao/export';
import { message } from '@huigao/messages';
import { outputFor, overAll, type Part } from './batch';
import { failure } from './failure';
import { type ReadReport, readBytes, readReport, writeOutput } from './files';
import { CommandFailure, type CommandIo, type Exit, exit } from './io';
import type { Options } from './options';
import { standardInput } from './sources';

/** The format asked for with `--to`, or the one the output's name ends with. */
function formatOf({ to, output = '' }: Options, { locale }: CommandIo): ExportFormat {
  const wanted = to ?? /\.(\w+)$/.exec(output)?.[1]?.toLowerCase() ?? '';
  const format = exportFormats.find((name) => name === wanted);
  if (format) return format;
  const formats = exportFormats.join(', ');
  throw new CommandFailure(message(locale, 'command.unknown-format', { format: wanted, formats }));
}

let typesetter: Typesetter | null = null;

/** The kind of copy asked for. */
function copyOf({ copy }: Options, { locale }: CommandIo): Copy {
  const found = copy === undefined ? 'clean' : copies.find((name) => name === copy);
  if (found) return found;
  throw new CommandFailure(
    message(locale, 'command.bad-option', { detail: `--copy ${copy} (${copies.join(', ')})` }),
  );
}

/** The house template asked for. */
async function houseFor({ house }: Options, io: CommandIo): Promise<Pick<ExportOptions, 'house'>> {
  if (house === undefined) return {};
  const { readHouseTemplate } = await import('./read-imported');
  const read = readHouseTemplate(await readBytes(house, io));
  if (read.ok) return { house: read.house };
  throw failure(io, 'command.refused', { path: house, reason: message(io.locale, 'error.bad-template') });
}

/** Fonts and the compiler of pages are loaded for the first PDF only. */
async function typesetterFor(
  format: ExportFormat,
  { fontFolder, locale }: CommandIo,
): Promise<ExportOptions> {
  if (format !== 'pdf') return {};
  const { openTypesetter } = await import('@huigao/pdf');
  try {
    typesetter ??= openTypesetter({ fontFolder });
    return { typesetter };
  } catch (error) {
    throw new CommandFailure(message(locale, 'command.no-typesetter', { reason: String(error) }));
  }
}

/** How texts came about, where that is asked for. Only an archive can say it, and none for people outside. */
function historiesFor(format: ExportFormat, options: Options, io: CommandIo, { histories }: ReadReport) {
  if (!options.history) return {};
  if (format === 'json' && copyOf(options, io) !== 'outsider') return { histories };
  throw new CommandFailure(message(io.locale, 'command.history-in-archives'));
}

async function made(
  read: ReadReport,
  format: ExportFormat,
  options: Options,
  io: CommandIo,
): Promise<ExportedFile> {
  const { report } = read;
  const { today } = io;
  const standard = options.archival ? 'a-2b' : '1.7';
  const typesetter = await typesetterFor(format, io);
  const file = await exportReport(report, format, {
    standard,
    today,
    copy: copyOf(options, io),
    ...historiesFor(format, options, io, read),
    ...typesetter,
    ...(await houseFor(options, io)),
  });
  if (file.ok) return file;
  throw new CommandFailure(message(io.locale, 'error.cannot-typeset', { detail: file.detail }));
}

async function exportOne(part: Part, format: ExportFormat, options: Options, io: CommandIo): Promise<Exit> {
  const { source } = part;
  const file = await made(await readReport(source, io), format, options, io);
  const output = await outputFor(options, part, file.extension, io);
  const { bytes, substitutes, missing, leftOut } = file;
  await writeOutput(output, bytes, source.path, io);
  if (options.json) {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    io.out(
      JSON.stringify({
        file: source.name,
        output,
        format,
        bytes: bytes.length,
        sha256,
        substitutes,
        missing,
        leftOut,
      }),
    );
    return exit.clean;
  }
  if (output === standardInput) return exit.clean;
  io.out(message(io.locale, 'command.exported', { path: output }));
  for (const { face, used } of substitutes) io.out(message(io.locale, 'export.substitute', { face, used }));
  if (missing.length > 0) io.out(message(io.locale, 'export.missing', { signs: missing.join(' ') }));
  if (leftOut.length > 0) {
    const what = leftOut.map((one) => message(io.locale, `export.left-out-${one}`));
    const and = message(io.locale, 'export.left-out-and');
    io.out(message(io.locale, 'export.left-out', { what: what.join(and) }));
  }
  return exit.clean;
}

/** `export FILE… --to docx|pdf|html|md|txt|xlsx|csv|json -o OUT`. */
export async function exportCommand(options: Options, io: CommandIo): Promise<Exit> {
  const format = formatOf(options, io);
  return overAll(options, io, (part) => exportOne(part, format, options, io));
}
