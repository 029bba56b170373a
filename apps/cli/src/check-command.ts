import { checkAll, type Finding, type Severity, type Waived } from '@huigao/checks';
import { message } from '@huigao/messages';
import { maybeSection } from '@huigao/report';
import { overAll, type Part } from './batch';
import { type ReadReport, readReport } from './files';
import { type CommandIo, type Exit, exit } from './io';
import type { Options } from './options';
import { sourceLineOf } from './source-line';

/** A finding as `check --json` prints it: a shape that scripts rely on. */
interface PrintedFinding {
  readonly rule: string;
  readonly severity: Severity;
  /** Kind of the section it stands in, null between figures. */
  readonly section: string | null;
  readonly message: string;
  readonly shown: string;
  readonly expected: string;
  readonly quote: string;
  /** Line of the .txt or .md where it begins, null for an archive and for title and signature. */
  readonly line: number | null;
}

function printed(read: ReadReport, finding: Finding, { locale }: CommandIo): PrintedFinding {
  const { rule, severity, place, shown, expected, quote } = finding;
  const section = place ? (maybeSection(read.report, place.section)?.kind ?? null) : null;
  const text = message(locale, finding.message, finding.parameters);
  return { rule, severity, section, message: text, shown, expected, quote, line: sourceLineOf(read, place) };
}

function whereText(read: ReadReport, finding: Finding, { locale }: CommandIo): string {
  const section = finding.place && maybeSection(read.report, finding.place.section)?.title;
  if (!section) return '';
  const line = sourceLineOf(read, finding.place);
  if (line === null) return message(locale, 'command.finding-section', { section });
  return message(locale, 'command.finding-line', { section, line });
}

/** A waived finding: as it is printed, with who kept it and why. */
function printedWaiver(read: ReadReport, { finding, waiver }: Waived, io: CommandIo) {
  const { why, name, at } = waiver;
  return { ...printed(read, finding, io), why, name, at: new Date(at).toISOString() };
}

function sayWaived(read: ReadReport, waived: readonly Waived[], io: CommandIo): void {
  const { locale, out } = io;
  for (const { finding, waiver } of waived) {
    const text = message(locale, finding.message, finding.parameters);
    const where = whereText(read, finding, io);
    const { name, why } = waiver;
    out(message(locale, 'command.waived', { rule: finding.rule, where, message: text, name, why }));
  }
}

function say(read: ReadReport, findings: readonly Finding[], io: CommandIo): void {
  const { locale, out } = io;
  for (const finding of findings) {
    const severity = message(locale, `command.severity.${finding.severity}`);
    const where = whereText(read, finding, io);
    const text = message(locale, finding.message, finding.parameters);
    out(message(locale, 'command.finding', { severity, rule: finding.rule, where, message: text }));
  }
  if (findings.length === 0) {
    out(message(locale, 'command.no-findings'));
    return;
  }
  const count = (wanted: Severity) => findings.filter(({ severity }) => severity === wanted).length;
  const [block, warn, info] = [count('block'), count('warn'), count('info')];
  out(message(locale, 'command.findings', { count: findings.length, block, warn, info }));
}

async function checkOne({ source, isBatch }: Part, { json }: Options, io: CommandIo): Promise<Exit> {
  const read = await readReport(source, io);
  const { findings, waived } = checkAll(read.report);
  if (json) {
    const kept = waived.map((one) => printedWaiver(read, one, io));
    const shape = {
      findings: findings.map((finding) => printed(read, finding, io)),
      ...(kept.length > 0 ? { waived: kept } : {}),
    };
    // Of several files each is a line of its own, so that nothing need be held.
    io.out(isBatch ? JSON.stringify({ file: source.name, ...shape }) : JSON.stringify(shape, null, 2));
  } else {
    if (isBatch) io.out(message(io.locale, 'command.file', { path: source.name }));
    say(read, findings, io);
    sayWaived(read, waived, io);
  }
  return findings.some(({ severity }) => severity === 'block') ? exit.blocked : exit.clean;
}

/** `check FILE… [--json]`: exit status 1 when a finding blocks that is not waived. */
export const checkCommand = (options: Options, io: CommandIo): Promise<Exit> =>
  overAll(options, io, (part) => checkOne(part, options, io));
