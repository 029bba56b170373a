import {
  type ExportedFile,
  type ExportFormat,
  type ExportOptions,
  exportFormats,
  exportReport,
} from '@huigao/export';
import { message } from '@huigao/messages';
import type { Report } from '@huigao/report';
import { readReport, writeOutput } from './files';
import { CommandFailure, type CommandIo, type Exit, exit } from './io';
import { type Options, requiredOutput } from './options';

/** The format asked for with `--to`, or the one the output's name ends with. */
function formatOf({ to }: Options, output: string, { locale }: CommandIo): ExportFormat {
  const wanted = to ?? /\.(\w+)$/.exec(output)?.[1]?.toLowerCase() ?? '';
  const format = exportFormats.find((name) => name === wanted);
  if (format) return format;
  const formats = exportFormats.join(', ');
  throw new CommandFailure(message(locale, 'command.unknown-format', { format: wanted, formats }));
}

/** Fonts and the compiler of pages are loaded for a PDF only. */
async function typesetterFor(
  format: ExportFormat,
  { fontFolder, locale }: CommandIo,
): Promise<ExportOptions> {
  if (format !== 'pdf') return {};
  const { openTypesetter } = await import('@huigao/pdf');
  try {
    return { typesetter: openTypesetter({ fontFolder }) };
  } catch (error) {
    throw new CommandFailure(message(locale, 'command.no-typesetter', { reason: String(error) }));
  }
}

async function made(
  report: Report,
  format: ExportFormat,
  options: Options,
  io: CommandIo,
): Promise<ExportedFile> {
  const { today } = io;
  const standard = options.archival ? 'a-2b' : '1.7';
  const typesetter = await typesetterFor(format, io);
  const file = await exportReport(report, format, { standard, today, ...typesetter });
  if (file.ok) return file;
  throw new CommandFailure(message(io.locale, 'error.cannot-typeset', { detail: file.detail }));
}

/** `export FILE --to docx|pdf|html|md|txt|json -o OUT`. */
export async function exportCommand(options: Options, io: CommandIo): Promise<Exit> {
  const output = requiredOutput(options, io);
  const format = formatOf(options, output, io);
  const { report } = await readReport(options.file, io);
  const { bytes, substitutes } = await made(report, format, options, io);
  await writeOutput(output, bytes, options.file, io);
  io.out(message(io.locale, 'command.exported', { path: output }));
  for (const { face, used } of substitutes) io.out(message(io.locale, 'export.substitute', { face, used }));
  return exit.clean;
}
