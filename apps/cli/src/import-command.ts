import type { Proposal } from '@huigao/import';
import { message } from '@huigao/messages';
import { encodeArchive } from '@huigao/report';
import { readReport, writeOutput } from './files';
import { type CommandIo, type Exit, exit } from './io';
import { type Options, requiredOutput } from './options';

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

/** `import FILE -o OUT.huigao.json`: writes the archive, and says what a person should look at. */
export async function importCommand(options: Options, io: CommandIo): Promise<Exit> {
  const output = requiredOutput(options, io);
  const { report, proposal } = await readReport(options.file, io);
  await writeOutput(output, encodeArchive(report), options.file, io);
  const sections = report.bodies.size;
  const paragraphs =
    proposal?.paragraphs ?? [...report.bodies.values()].reduce((sum, body) => sum + body.childCount, 0);
  io.out(message(io.locale, 'command.imported', { path: output, sections, paragraphs }));
  if (proposal) sayNotUnderstood(proposal, io);
  return exit.clean;
}
