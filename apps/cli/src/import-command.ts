import type { Proposal } from '@huigao/import';
import { message } from '@huigao/messages';
import { encodeArchive, type Report } from '@huigao/report';
import { outputFor, overAll, type Part } from './batch';
import { readReport, writeOutput } from './files';
import { type CommandIo, type Exit, exit } from './io';
import type { Options } from './options';
import { standardInput } from './sources';

function sayNotUnderstood({ notUnderstood }: Proposal, { locale, out }: CommandIo): void {
  if (notUnderstood.length === 0) return;
  out(message(locale, 'command.not-understood', { count: notUnderstood.length }));
  for (const { line, text, why } of notUnderstood)
    out(
      message(locale, 'command.not-understood-line', {
        line,
        text,
        why: message(locale, `import.why.${why}`),
      }),
    );
}

const valued = ({ figures }: Report) => [...figures.values()].filter(({ value }) => value !== null).length;

async function importOne(part: Part, options: Options, io: CommandIo): Promise<Exit> {
  const output = await outputFor(options, part, 'huigao.json', io);
  const { source } = part;
  const { report, proposal, histories } = await readReport(source, io, { figures: options.figures });
  await writeOutput(output, encodeArchive(report, { histories }), source.path, io);
  const sections = report.bodies.size;
  const paragraphs =
    proposal?.paragraphs ?? [...report.bodies.values()].reduce((sum, body) => sum + body.childCount, 0);
  const notUnderstood = proposal?.notUnderstood ?? [];
  const figures = valued(report);
  if (options.json) {
    io.out(JSON.stringify({ file: source.name, output, sections, paragraphs, figures, notUnderstood }));
    return exit.clean;
  }
  // Where the archive is the output, words about it are not.
  if (output === standardInput) return exit.clean;
  io.out(message(io.locale, 'command.imported', { path: output, sections, paragraphs }));
  if (options.figures) io.out(message(io.locale, 'command.imported-figures', { count: figures }));
  if (proposal) sayNotUnderstood(proposal, io);
  return exit.clean;
}

/** `import FILE… [--figures] -o OUT`: writes archives, and says what a person should look at. */
export const importCommand = (options: Options, io: CommandIo): Promise<Exit> =>
  overAll(options, io, (part) => importOne(part, options, io));
