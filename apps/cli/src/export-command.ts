import { type ExportFormat, exportFormats, exportReport } from '@huigao/export';
import { message } from '@huigao/messages';
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

/** `export FILE --to docx|md|txt|json -o OUT`. */
export async function exportCommand(options: Options, io: CommandIo): Promise<Exit> {
  const output = requiredOutput(options, io);
  const format = formatOf(options, output, io);
  const { report } = await readReport(options.file, io);
  const { bytes } = await exportReport(report, format);
  await writeOutput(output, bytes, options.file, io);
  io.out(message(io.locale, 'command.exported', { path: output }));
  return exit.clean;
}
