// The program behind `huigao verify`: checks the audit log of a data directory, also while a server writes it. Loading it runs it.

import path from 'node:path';
import { parseArgs } from 'node:util';
import type { AuditHead, Verification } from './audit/chain';
import { verifyDirectory } from './audit/verify-directory';
import { readConfig } from './config';
import { complainOfSetting, type Terminal, terminalOf } from './terminal';

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
    const { result, algorithm } = await verifyDirectory(directory, noted);
    if (json) process.stdout.write(`${JSON.stringify({ ...result, algorithm })}\n`);
    else tell(terminal, result, algorithm);
    return result.ok ? 0 : 1;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    terminal.complain('command.verify-no-log', { directory, reason });
    return 2;
  }
}

process.exitCode = await run(terminalOf(process.env));
