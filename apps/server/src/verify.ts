// The program behind `huigao verify`: checks the audit log and the reports of a data directory, also while a server writes it. Loading it runs it.

import path from 'node:path';
import { parseArgs } from 'node:util';
import type { AuditHead, Verification } from './audit/chain';
import { verifyDirectory } from './audit/verify-directory';
import { readConfig } from './config';
import { complainOfSetting, type Terminal, terminalOf } from './terminal';
import {
  type NamedVersion,
  noteVersion,
  type ReportsVerification,
  type ToldVersions,
  verifyReports,
} from './verifying/verify-reports';

interface Wanted {
  readonly directory: string;
  readonly noted: AuditHead | null;
  readonly json: boolean;
}

function notedOf(text: string | undefined): AuditHead | null | undefined {
  if (text === undefined) return null;
  const match = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text.trim().toLowerCase());
  return match ? { count: Number(match[1]), hash: match[2]! } : undefined;
}

/** What the command line asks for; null when it cannot be understood. */
function readArguments(argv: readonly string[], dataDirectory: string): Wanted | null {
  const options = {
    data: { type: 'string' },
    noted: { type: 'string' },
    json: { type: 'boolean', default: false },
  } as const;
  try {
    const { values } = parseArgs({ args: [...argv], options });
    const noted = notedOf(values.noted);
    if (noted === undefined) return null;
    return { directory: path.resolve(values.data ?? dataDirectory), noted, json: values.json };
  } catch {
    return null;
  }
}

function tell(terminal: Terminal, result: Verification, algorithm: string): void {
  if (result.ok) terminal.say('command.verified', { count: result.count, hash: result.hash, algorithm });
  else
    terminal.complain('command.verify-broken', {
      seq: result.seq,
      why: terminal.text(`audit.fault.${result.fault}`),
    });
}

function tellReports(terminal: Terminal, result: ReportsVerification): void {
  if (result.ok) {
    const { reports, versions, sections } = result;
    terminal.say('command.verified-reports', { reports, versions, sections });
    return;
  }
  const { title, what, fault, version } = result;
  const why = terminal.text(`command.verify-fault.${fault}`);
  const named = version ? calledVersion(terminal, version, what) : what;
  terminal.complain('command.verify-report-broken', { title, what: named, why });
}

/** A version as its list calls it, with the time and the id that tell it from others of that name. */
function calledVersion(terminal: Terminal, { number, name, cause, at }: NamedVersion, id: string): string {
  const own = name || terminal.text(`versions.cause.${cause}`);
  const called = number === null ? own : terminal.text('versions.frozen-number', { number });
  return terminal.text('command.verify-version', { called, at: new Date(at).toISOString(), id });
}

/** @returns the exit status: 0 whole, 1 broken, 2 cannot be read */
async function run(terminal: Terminal): Promise<number> {
  const read = readConfig(process.env);
  if (!read.ok) {
    complainOfSetting(terminal, read);
    return 2;
  }
  const wanted = readArguments(process.argv.slice(2), read.config.directory);
  if (!wanted) {
    terminal.complain('command.verify-usage');
    return 2;
  }
  const { directory, noted, json } = wanted;
  try {
    const told: ToldVersions = new Map();
    const { result, algorithm, more } = await verifyDirectory(directory, noted, {
      record: (record) => noteVersion(told, record),
      end: (database) => verifyReports(database, told),
    });
    const isWhole = result.ok && (more?.ok ?? true);
    if (json)
      process.stdout.write(`${JSON.stringify({ ...result, ok: isWhole, algorithm, reports: more })}\n`);
    else {
      if (more) tellReports(terminal, more);
      tell(terminal, result, algorithm);
    }
    return isWhole ? 0 : 1;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    terminal.complain('command.verify-no-log', { directory, reason });
    return 2;
  }
}

process.exitCode = await run(terminalOf(process.env));
