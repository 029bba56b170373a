// The program behind `huigao user add`: makes an account in the data directory of a server that is not running. Loading it runs it.

import { createInterface } from 'node:readline/promises';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { Accounts, type NewAccount } from './accounts/accounts';
import { Sessions } from './accounts/sessions';
import { systemClock } from './clock';
import { readConfig } from './config';
import { accountFields } from './http/request-shape';
import { openStorage } from './serve';
import { complainOfSetting, type Terminal, terminalOf } from './terminal';

const shape = v.object({ ...accountFields, admin: v.boolean() });

function readArguments(argv: readonly string[]) {
  const options = {
    display: { type: 'string' },
    office: { type: 'string', default: '' },
    admin: { type: 'boolean', default: false },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true });
    const [name, ...others] = positionals;
    return name && others.length === 0 ? { name, ...values } : null;
  } catch {
    return null;
  }
}

/** The password: a line typed at a terminal, unseen; or all of standard input but its line end. */
async function readPassword(terminal: Terminal): Promise<string> {
  if (!process.stdin.isTTY) return (await text(process.stdin)).replace(/\r?\n$/, '');
  terminal.say('command.ask-password');
  const { Writable } = await import('node:stream');
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: unseen, terminal: true });
  try {
    return await lines.question('');
  } finally {
    lines.close();
  }
}

async function readAccount(terminal: Terminal): Promise<NewAccount | null> {
  const given = readArguments(process.argv.slice(2));
  const { password: _, ...fields } = shape.entries;
  const known = given && v.safeParse(v.object(fields), { ...given, displayName: given.display });
  if (!known?.success) {
    terminal.complain('command.user-usage');
    return null;
  }
  const password = v.safeParse(accountFields.password, await readPassword(terminal));
  if (password.success) return { ...known.output, password: password.output };
  terminal.complain('command.password-short');
  return null;
}

async function run(terminal: Terminal): Promise<number> {
  const read = readConfig(process.env);
  if (!read.ok) {
    complainOfSetting(terminal, read);
    return 2;
  }
  const account = await readAccount(terminal);
  if (!account) return 2;
  const storage = await openStorage(read.config, terminal);
  if (!storage) return 2;
  const sessions = new Sessions({ store: storage, clock: systemClock });
  const result = await new Accounts(storage, systemClock, sessions).add(account);
  await storage.close();
  if (result.ok) terminal.say('command.user-added', { name: account.name });
  else terminal.complain('error.name-taken', { detail: account.name });
  return result.ok ? 0 : 2;
}

process.exitCode = await run(terminalOf(process.env));
