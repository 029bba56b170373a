// Every route, asked as every kind of person, about a report of theirs and one that is not. The routes are those the server really
// has, read from its routers, and what they must answer follows from what each says of itself: a route that says nothing, or one
// whose address this file cannot fill, fails.

import type { Role } from '@huigao/report';
import type { Express } from 'express';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { oidcSettings } from '../../test/oidc-settings';
import { type HttpClient, type RunningServer, startServer } from '../../test/running-server';
import { hashToken, newToken } from '../accounts/session-token';
import { type Access, type RoutedAccess, requireAccess, routesOf } from './access';

// Real files, hashing and sockets, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

type Reply = 'let in' | 'signed-out' | 'forbidden' | 'not-found';

const memberRoles = [
  'owner',
  'drafter',
  'finance',
  'reviewer',
  'approver',
  'viewer',
] as const satisfies Role[];
/** `disabled` and `expired` were owners of the report. */
const kinds = [...memberRoles, 'stranger', 'administrator', 'disabled', 'expired', 'anonymous'] as const;
type Kind = (typeof kinds)[number];

const isMember = (kind: Kind): kind is Role => (memberRoles as readonly Kind[]).includes(kind);
const hasSession = (kind: Kind) => !['disabled', 'expired', 'anonymous'].includes(kind);

/** What a person must meet, by what the route says of itself. */
function expected(access: Access, kind: Kind, report: 'own' | 'foreign'): Reply {
  if (access === 'anyone') return 'let in';
  if (!hasSession(kind)) return 'signed-out';
  switch (access) {
    case 'signed-in':
      return 'let in';
    case 'administrator':
      return kind === 'administrator' ? 'let in' : 'forbidden';
    case 'report-reader':
    case 'report-exporter':
      return isMember(kind) && report === 'own' ? 'let in' : 'not-found';
    case 'report-owner':
      if (!isMember(kind) || report === 'foreign') return 'not-found';
      return kind === 'owner' ? 'let in' : 'forbidden';
  }
}

let server: RunningServer;
/** The report that the members belong to, and one of somebody else. */
const reports = { own: '', foreign: '' };
beforeAll(async () => {
  // A provider that is never there: its routes are asked, too.
  const publicOrigin = 'https://huigao.example';
  server = await startServer({ config: { publicOrigin, oidc: oidcSettings('https://id.example') } });
  const owner = await server.signedIn('owner');
  reports.own = (await owner.post('/reports', { from: 'sample' })).body.id;
  reports.foreign = (await (await server.signedIn('other')).post('/reports', { from: 'sample' })).body.id;
  parameters.id = (await server.signedIn('one of many')).id;
  for (const role of [...memberRoles.slice(1), 'disabled', 'expired']) {
    const { id } = await server.signedIn(role);
    const roles = role === 'disabled' || role === 'expired' ? ['owner'] : [role];
    const command = { type: 'setMember', person: id, name: role, roles };
    expect((await owner.post(`/reports/${reports.own}/commands`, command)).status).toBe(200);
  }
  const version = await owner.post(`/reports/${reports.own}/versions`, { title: '初稿' });
  parameters.version = version.body.id;
  const room = (await server.rooms.room(reports.own as never))!;
  parameters.section = room.record.outline.find(({ kind }) => kind === 'budget')!.id;
  const link = { role: 'viewer', days: 1, uses: 'one' };
  parameters.invitation = (await owner.post(`/reports/${reports.own}/invitations`, link)).body.id;
  const asker = await server.signedIn('asker');
  expect((await asker.post(`/reports/${reports.own}/access`, {})).status).toBe(200);
  parameters.person = asker.id;
});
afterAll(() => server.stop());

/** A client of a person, with a session of its own: some routes end it. */
async function clientOf(kind: Kind): Promise<HttpClient> {
  if (kind === 'anonymous') return server.client();
  const client = await server.signedIn(kind, kind === 'administrator' ? 'admin' : undefined);
  if (kind === 'disabled') await server.storage.changeAccount(client.id as never, { disabledAt: 1 });
  if (kind === 'expired') {
    const token = newToken();
    await server.storage.addSession({
      id: token,
      tokenHash: hashToken(token),
      person: client.id as never,
      createdAt: 0,
      lastSeenAt: Date.now(),
      expiresAt: 1,
      address: '',
      agent: '',
      endedWhy: null,
    });
    client.cookie = client.cookie.replace(/=.*/, `=${token}`);
  }
  return client;
}

/** What stands for a parameter that is not the report. */
const parameters: Record<string, string> = { session: 'none', errand: 'none' };

/** The address of a route with its parameters filled in. */
function addressOf({ path }: RoutedAccess, report: string): string {
  return path.replace(/:(\w+)/g, (_mark, name: string) => {
    const value = name === 'id' && path.startsWith('/reports/:id') ? report : parameters[name];
    if (value === undefined) throw new Error(`Say in this test what stands for :${name} of ${path}.`);
    return value;
  });
}

/** Asks with nothing in the body and the query: who is let in meets `bad-request` or a real answer. */
async function ask(client: HttpClient, { method, path }: RoutedAccess, address: string): Promise<Reply> {
  const isUpload = path === '/reports/import' || path === '/reports/:id/export';
  const init = method === 'GET' || method === 'DELETE' ? {} : bodyOf(isUpload);
  const { status, body } = await client.send(method, `/api/v1${address}`, init);
  if (status >= 500) throw new Error(`${method} ${address} fails with ${status}`);
  if (status === 401 && ['signed-out', 'account-disabled'].includes(body.code)) return 'signed-out';
  if (status === 403) return 'forbidden';
  return status === 404 ? 'not-found' : 'let in';
}

const bodyOf = (isUpload: boolean): RequestInit => ({
  body: '{}',
  headers: { 'content-type': isUpload ? 'application/octet-stream' : 'application/json' },
});

/** The routes of a server by where they are mounted; a router mounted anywhere else than we know fails. */
function mounted(of: RunningServer) {
  const app = of.server.listeners('request')[0] as Express;
  const routes: { api: RoutedAccess[]; outside: RoutedAccess[] } = { api: [], outside: [] };
  for (const layer of app.router.stack) {
    const { handle, route, match } = layer as unknown as Layer;
    const own = route || 'stack' in handle ? routesOf({ stack: [layer] }) : [];
    const isAtRoot = route !== undefined || match.call(layer, '/');
    if (own.length > 0 && !isAtRoot && !match.call(layer, '/api/v1/x')) throw new Error('An unknown mount.');
    routes[isAtRoot ? 'outside' : 'api'].push(...own);
  }
  return routes;
}

interface Layer {
  readonly handle: object;
  readonly route?: object;
  match(path: string): boolean;
}

test('every route of the API says who may call it; outside it there is only what everyone may see', async () => {
  const { api, outside } = mounted(server);
  expect(api.length).toBeGreaterThan(10);
  expect(api.filter(({ access }) => access === null)).toEqual([]);
  expect([...new Set(outside.map(({ method }) => method))]).toEqual(['GET']);
  // The pages of the client are one route, whose answer is the same file for everyone.
  const [live, ready, metrics, pages, ...more] = outside.map(({ path }) => path);
  // Metrics are for this machine and for who has their token (metrics-routes.test.ts).
  expect([live, ready, metrics, more]).toEqual(['/healthz', '/readyz', '/metrics', []]);
  expect(pages).toMatch(/^\/,/);
});

test('a route that does not say who may call it stops the server at its start', async () => {
  const { Router } = await import('express');
  const router = Router();
  const inner = Router();
  inner.get('/quiet', () => {});
  router.use(inner);
  expect(() => requireAccess(router)).toThrow('GET /quiet');
});

describe('every route and every kind of person', () => {
  test.each(kinds)('%s', async (kind) => {
    const found: string[] = [];
    const wanted: string[] = [];
    // Judged by the handler, too: what was typed and taken back is not for those who only read.
    const mayNot = (path: string) => kind === 'viewer' && path.endsWith('/history');
    for (const route of mounted(server).api)
      for (const report of route.path.includes('/reports/:id')
        ? (['own', 'foreign'] as const)
        : (['own'] as const)) {
        const client = await clientOf(kind);
        const what = `${route.method} ${route.path} (${report})`;
        found.push(`${what}: ${await ask(client, route, addressOf(route, reports[report]))}`);
        const reply = expected(route.access!, kind, report);
        wanted.push(`${what}: ${reply === 'let in' && mayNot(route.path) ? 'forbidden' : reply}`);
      }
    expect(found).toEqual(wanted);
  });
});

test('a report that is not shared and one that does not exist are answered alike', async () => {
  const stranger = await server.signedIn('newcomer');
  for (const route of mounted(server).api.filter(({ path }) => path.startsWith('/reports/:id'))) {
    const answers = ['none', reports.own].map(async (report) => {
      const address = `/api/v1${addressOf(route, report)}`;
      return client(stranger, route.method, address);
    });
    const [none, foreign] = await Promise.all(answers);
    expect(foreign, route.path).toEqual(none);
  }
});

const client = async (of: HttpClient, method: string, address: string) => {
  const init = method === 'GET' || method === 'DELETE' ? {} : bodyOf(false);
  const { status, body } = await of.send(method, address, init);
  return { status, body };
};

test('whatever is refused is a problem document, whose sentence is in the language asked for and names the field', async () => {
  const owner = await server.signedIn('owner', 'admin');
  const refused: string[] = [];
  for (const route of mounted(server).api)
    for (const [language, sentence] of [
      ['zh-CN', /^(?=.*\p{Script=Han})(?!.*“[A-Za-z][\w.]*”)[^{}]+$/u],
      ['en', /^[^\p{Script=Han}{}]+$/u],
    ] as const) {
      const client = route.access === 'anyone' ? server.client() : owner;
      const init = route.method === 'GET' || route.method === 'DELETE' ? {} : bodyOf(false);
      const headers = { ...init.headers, 'accept-language': language };
      const address = `/api/v1${addressOf(route, reports.own)}`;
      const answer = await client.send(route.method, address, { ...init, headers });
      if (answer.status < 400) continue;
      refused.push(`${route.method} ${route.path} ${answer.body.code}`);
      expect(answer.headers.get('content-type'), route.path).toContain('application/problem+json');
      expect(answer.body, route.path).toMatchObject({ status: answer.status, code: expect.any(String) });
      expect(answer.body.title, `${route.method} ${route.path}`).toMatch(sentence);
    }
  expect(refused).toContain('POST /reports/:id/commands bad-request');
  expect(refused.length).toBeGreaterThan(10);
});
