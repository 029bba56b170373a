// Real browsers for the journeys: one Chromium, one context for each person.

import { readdirSync, readFileSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { quietFlags } from '../../scripts/chromium.mjs';
import type { RunningServer } from './server';

export function launch(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  return chromium.launch({ executablePath, args: quietFlags });
}

/** Signs somebody in on a browser; who that is. */
export async function signIn(
  context: BrowserContext,
  name: string,
  { admin = 'no' }: { readonly admin?: 'yes' | 'no' } = {},
): Promise<string> {
  const response = await context.request.post('/api/v1/dev/login', {
    data: { name, ...(admin === 'yes' ? { role: 'admin' } : {}) },
  });
  if (!response.ok()) throw new Error(`dev login: ${response.status()} ${await response.text()}`);
  return ((await response.json()) as { id: string }).id;
}

/** A browser with a profile that outlives it, and a way to kill it as a crash of the machine would. */
export async function launchProfile(profile: string, server: Pick<RunningServer, 'url'>) {
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  const options = { executablePath, args: quietFlags, locale: 'zh-CN', baseURL: server.url };
  const context = await chromium.launchPersistentContext(profile, options);
  context.setDefaultTimeout(15_000);
  return {
    context,
    kill: async () => {
      const closed = new Promise((resolve) => context.once('close', resolve));
      killBrowserOf(profile);
      await closed;
    },
  };
}

/** Every process of the browser that runs on a profile. */
function killBrowserOf(profile: string): void {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const argv = readOr(`/proc/${pid}/cmdline`, '').split('\0');
    if (argv.includes(`--user-data-dir=${profile}`)) process.kill(Number(pid), 'SIGKILL');
  }
}

function readOr(file: string, otherwise: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
}

export interface Visitor {
  readonly name: string;
  readonly id: string;
  readonly context: BrowserContext;
  readonly page: Page;
  /** Errors the page threw and requests that left this machine; a journey ends with both empty. */
  readonly faults: string[];
}

/** A signed-in person in a browser context of their own. */
export async function visit(
  browser: Browser,
  server: Pick<RunningServer, 'url'>,
  name: string,
  {
    admin = 'no',
    width = 1440,
    height = 900,
    locale = 'zh-CN',
    keeps = 'client',
  }: {
    admin?: 'yes' | 'no';
    width?: number;
    height?: number;
    locale?: string;
    /** `nothing`: the browser does not copy the client for working offline, which takes a while for each person. */
    keeps?: 'client' | 'nothing';
  } = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: { width, height },
    locale,
    baseURL: server.url,
    serviceWorkers: keeps === 'client' ? 'allow' : 'block',
  });
  const id = await signIn(context, name, { admin });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    // What the policy keeps out was tried by our own pages: a style or script that somebody added carelessly.
    if (message.text().includes('Content Security Policy')) faults.push(message.text());
  });
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== server.url) faults.push(`request to ${request.url()}`);
  });
  return { name, id, context, page, faults };
}

/** Makes the sample report as this person; its id. */
export async function openSample(visitor: Visitor): Promise<string> {
  const response = await visitor.context.request.post('/api/v1/reports', { data: { from: 'sample' } });
  if (!response.ok()) throw new Error(`sample: ${response.status()} ${await response.text()}`);
  return ((await response.json()) as { id: string }).id;
}

/** Sends a command to a report as this person. */
export async function command(visitor: Visitor, report: string, body: object): Promise<void> {
  const response = await visitor.context.request.post(`/api/v1/reports/${report}/commands`, { data: body });
  if (!response.ok()) throw new Error(`command: ${response.status()} ${await response.text()}`);
}
