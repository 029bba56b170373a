// From the environment to a listening server, and back on a signal.

import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Assembled, assemble } from './assemble';
import { systemClock } from './clock';
import { type Config, readConfig } from './config';
import { FileProcesses } from './files/file-processes';
import { readHouseFile } from './files/house-file';
import { HistoryWorker } from './histories/history-worker';
import { limitsOf } from './http/rate-limits';
import { Judging } from './judging/judging';
import { smtpMailer } from './notices/mailer';
import { SqliteStorage } from './storage/sqlite/sqlite-storage';
import type { Storage } from './storage/storage';
import { complainOfSetting, complainOfStorage, type Terminal, terminalOf } from './terminal';

/** How long stopping may take before the process ends anyway, in ms. */
const stopMs = 10_000;

/** Built files beside this one in `dist`. */
const storageThread = new URL('./storage-thread.js', import.meta.url);
const judgeThread = new URL('./judge-thread.js', import.meta.url);
const historyThread = new URL('./history-thread.js', import.meta.url);
const fileProcess = new URL('./file-process.js', import.meta.url);
const webRoot = fileURLToPath(new URL('../../web/dist/', import.meta.url));

const trouble = (what: string, reason: unknown) => {
  const text = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
  process.stderr.write(`${new Date().toISOString()} ${what}: ${text}\n`);
};

/** Opens the storage of a data directory; null after one line on why that cannot be. */
export async function openStorage(
  { directory, auditHash }: Pick<Config, 'directory' | 'auditHash'>,
  terminal: Terminal,
): Promise<Storage | null> {
  try {
    return await SqliteStorage.open({
      directory,
      auditHash,
      thread: storageThread,
      damaged: (what) => terminal.complain('serve.damaged', { what }),
      lost: (reason) => {
        terminal.complain('serve.storage-lost', { reason: String(reason) });
        process.exit(1);
      },
    });
  } catch (error) {
    complainOfStorage(terminal, error, directory);
    return null;
  }
}

/** Listens; false after one line on why that cannot be. */
function listen({ server }: Assembled, { host, port }: Config, terminal: Terminal): Promise<boolean> {
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') terminal.complain('serve.port-busy', { port });
      else terminal.complain('serve.cannot-listen', { host, port, reason: error.code ?? error.message });
      resolve(false);
    });
    server.listen(port, host, () => resolve(true));
  });
}

/** The address for people on this machine; an unspecified host (0.0.0.0, ::) is none that a browser opens. */
function addressOf({ server }: Assembled, { host, publicOrigin }: Config): string {
  const { port } = server.address() as AddressInfo;
  const isAny = host === '0.0.0.0' || host === '::';
  const named = isAny ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return publicOrigin ?? `http://${named}:${port}`;
}

function announce(url: string, token: string | null, terminal: Terminal): void {
  // The token stands in the fragment, which no browser sends, so that no log holds it.
  if (token === null) terminal.say('serve.ready', { url });
  else terminal.say('serve.ready-setup', { url: `${url}/setup#token=${token}` });
}

function stopOnSignal(assembled: Assembled, storage: Storage): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), stopMs).unref();
    await assembled.close();
    await storage.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      stop().catch((error: unknown) => {
        trouble('stopping', error);
        process.exit(1);
      });
    });
}

/** Runs the server of this process. Resolves with the exit status when it cannot start, with null once it listens. */
export async function serve(environment: NodeJS.ProcessEnv): Promise<number | null> {
  const terminal = terminalOf(environment);
  const read = readConfig(environment);
  if (!read.ok) {
    complainOfSetting(terminal, read);
    return 1;
  }
  const { config } = read;
  // Behind a proxy that is not believed everyone has its address, and one limit.
  if (config.publicOrigin?.startsWith('https:') && config.trustedProxies === 0)
    terminal.complain('serve.no-trusted-proxy');
  const house = config.houseTemplate === null ? null : readHouseFile(config.houseTemplate);
  if (config.houseTemplate !== null && !house) {
    const value = config.houseTemplate;
    complainOfSetting(terminal, { ok: false, code: 'bad-setting', name: 'HUIGAO_HOUSE_TEMPLATE', value });
    return 1;
  }
  const storage = await openStorage(config, terminal);
  if (!storage) return 1;
  const assembled = assemble({
    config,
    storage,
    clock: systemClock,
    webRoot,
    trouble,
    limits: limitsOf(config.requestsPerMinute),
    mailer: config.smtp && smtpMailer(config.smtp),
    judgeCostly: new Judging({ thread: judgeThread, trouble }).judge,
    historyReader: new HistoryWorker({
      thread: historyThread,
      folder: path.join(config.directory, 'history'),
    }),
    house,
    files: new FileProcesses({ process: fileProcess, fontFolder: config.fontFolder, trouble }),
  });
  // Before anyone can come: stopping must work from the first request on.
  stopOnSignal(assembled, storage);
  const token = await assembled.accounts.offerSetUp();
  if (!(await listen(assembled, config, terminal))) {
    await storage.close();
    return 1;
  }
  announce(addressOf(assembled, config), token, terminal);
  return null;
}
