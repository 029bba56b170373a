// A whole server on a free port, with a storage of the test's choice, and clients that keep their cookie.

import { mkdtempSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Role } from '@huigao/report';
import type { Clock } from '@huigao/sync/room';
import { defaultLimits } from '../src/accounts/sessions';
import { type Assembled, assemble, type Parts } from '../src/assemble';
import { systemClock } from '../src/clock';
import { limitsOf } from '../src/http/rate-limits';
import { MemoryStorage } from '../src/storage/memory-storage';
import type { Storage } from '../src/storage/storage';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The JSON of the answer, else its text. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever came.
  readonly body: any;
}

const jsonOrText = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** A browser's memory of one person: requests carry the cookie they were given. */
export class HttpClient {
  cookie = '';

  /** @param origin - where its pages come from */
  constructor(
    readonly url: string,
    readonly origin = url,
  ) {}

  async send(method: string, address: string, init: RequestInit = {}): Promise<Answer> {
    const headers = new Headers(init.headers);
    if (this.cookie) headers.set('cookie', this.cookie);
    // As browsers do; an empty one stands for none.
    if (method !== 'GET' && !headers.has('origin')) headers.set('origin', this.origin);
    if (headers.get('origin') === '') headers.delete('origin');
    const response = await fetch(this.url + address, { ...init, method, headers, redirect: 'manual' });
    const [given] = response.headers.getSetCookie();
    if (given) this.cookie = given.split(';')[0]!;
    return { status: response.status, headers: response.headers, body: jsonOrText(await response.text()) };
  }

  get(address: string, headers: HeadersInit = {}): Promise<Answer> {
    return this.send('GET', `/api/v1${address}`, { headers });
  }

  post(address: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('POST', `/api/v1${address}`, {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    });
  }

  upload(address: string, bytes: Uint8Array | string): Promise<Answer> {
    const body = typeof bytes === 'string' ? bytes : new Blob([bytes as Uint8Array<ArrayBuffer>]);
    return this.send('POST', `/api/v1${address}`, {
      body,
      headers: { 'content-type': 'application/octet-stream' },
    });
  }
}

export interface RunningServer extends Assembled {
  readonly url: string;
  readonly storage: Storage;
  readonly troubles: unknown[];
  /** A client that nobody has signed in with. */
  client(): HttpClient;
  /** A client with someone signed in, and who that is. */
  signedIn(
    name: string,
    role?: 'admin',
    groups?: readonly string[],
  ): Promise<HttpClient & { readonly id: string }>;
  stop(): Promise<void>;
}

export interface TestOptions extends Partial<Omit<Parts, 'trouble' | 'config'>> {
  readonly clock?: Clock;
  readonly config?: Partial<Parts['config']>;
}

/** Starts a server; with memory, a development sign-in and no web client unless told otherwise. */
export async function startServer(options: TestOptions = {}): Promise<RunningServer> {
  const storage = options.storage ?? new MemoryStorage();
  const config = {
    publicOrigin: null,
    devLogin: true,
    trustedProxies: 0,
    sessions: defaultLimits,
    oidc: null,
    localSignIn: 'on' as const,
    metricsToken: null,
    ...options.config,
  };
  const troubles: unknown[] = [];
  const assembled = assemble({
    limits: limitsOf(1_000_000),
    clock: systemClock,
    webRoot: path.join(mkdtempSync(path.join(tmpdir(), 'huigao-web-')), 'absent'),
    ...options,
    config,
    storage,
    trouble: (what, reason) => troubles.push([what, reason]),
  });
  const { server } = assembled;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const origin = config.publicOrigin ?? url;
  return {
    ...assembled,
    url,
    storage,
    troubles,
    client: () => new HttpClient(url, origin),
    signedIn: async (name, role, groups) => {
      const client = new HttpClient(url, origin);
      const { body } = await client.post('/dev/login', { name, role, groups });
      return Object.assign(client, { id: (body as { id: string }).id });
    },
    stop: async () => {
      await assembled.close();
      await storage.close();
    },
  };
}

export interface SharedReport {
  readonly id: string;
  /** Ids of its sections by kind. */
  readonly sections: Readonly<Record<string, string>>;
  readonly owner: HttpClient & { readonly id: string };
  /** Drafts the section `budget` only. */
  readonly drafter: HttpClient & { readonly id: string };
  readonly viewer: HttpClient & { readonly id: string };
  readonly stranger: HttpClient & { readonly id: string };
  command(client: HttpClient, command: unknown): Promise<Answer>;
  /** The whole report as text, as durable and shown. */
  text(): Promise<string>;
}

/** The sample report with an owner, a drafter of its budget section, a viewer, and someone it is not shared with. */
export async function shareReport(server: RunningServer): Promise<SharedReport> {
  const owner = await server.signedIn('owner', 'admin');
  const [drafter, viewer, stranger] = await Promise.all([
    server.signedIn('drafter'),
    server.signedIn('viewer'),
    server.signedIn('stranger'),
  ]);
  const { id } = (await owner.post('/reports', { from: 'sample' })).body as { id: string };
  const room = await server.rooms.room(id as never);
  const sections = Object.fromEntries(room!.record.outline.map((entry) => [entry.kind, entry.id as string]));
  const command = (client: HttpClient, one: unknown) => client.post(`/reports/${id}/commands`, one);
  const join = (person: string, ...roles: Role[]) =>
    command(owner, { type: 'setMember', person, name: '', roles });
  await join(drafter.id, 'drafter');
  await join(viewer.id, 'viewer');
  await command(owner, {
    type: 'assignSection',
    section: sections.budget,
    drafters: [drafter.id],
    reviewers: [],
    due: null,
  });
  const text = async () => (await owner.get(`/reports/${id}/export?to=txt`)).body as string;
  return { id, sections, owner, drafter, viewer, stranger, command, text };
}
