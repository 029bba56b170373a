import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type RunningServer, startServer } from '../../test/running-server';
import { MemoryStorage } from '../storage/memory-storage';

// Real files, hashing and sockets, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let server: RunningServer;
beforeAll(async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'huigao-web-'));
  const webRoot = path.join(folder, 'dist');
  mkdirSync(path.join(webRoot, 'assets'), { recursive: true });
  writeFileSync(path.join(folder, 'secret.txt'), 'secret');
  writeFileSync(path.join(webRoot, 'index.html'), '<!doctype html>page');
  writeFileSync(path.join(webRoot, 'sw.js'), 'worker');
  writeFileSync(path.join(webRoot, 'assets/app-1a2b.js'), 'script');
  writeFileSync(path.join(webRoot, 'assets/app-1a2b.js.br'), brotliCompressSync('script'));
  server = await startServer({ webRoot });
});
afterAll(() => server.stop());

const get = (address: string, headers: Record<string, string> = {}) =>
  server.client().send('GET', address, { headers });

test('every answer forbids foreign code, frames and guessing of types', async () => {
  for (const address of ['/', '/api/v1/session', '/nowhere', '/assets/app-1a2b.js']) {
    const { headers } = await get(address);
    const policy = headers.get('content-security-policy')!;
    expect(policy, address).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toContain('camera=(), ');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('x-powered-by')).toBeNull();
  }
});

test('pages of the client are one file, asked for anew each time; other addresses are not found', async () => {
  for (const address of ['/', '/setup', '/people', '/reports/abc']) {
    const answer = await get(address);
    expect(answer.body, address).toContain('page');
    expect(answer.headers.get('cache-control')).toBe('no-cache');
  }
  for (const address of ['/reports', '/reports/a/b', '/nowhere', '/assets/gone.js', '/api/v1/nowhere'])
    expect(await get(address), address).toMatchObject({ status: 404, body: { code: 'not-found' } });
});

test('assets never change; the worker is asked for anew', async () => {
  const asset = await get('/assets/app-1a2b.js', { 'accept-encoding': 'identity' });
  expect(asset.body).toBe('script');
  expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect((await get('/sw.js')).headers.get('cache-control')).toBe('no-cache');
});

test('a compressed neighbour is sent to those who read it', async () => {
  const { headers, body } = await get('/assets/app-1a2b.js', { 'accept-encoding': 'br' });
  expect(headers.get('content-encoding')).toBe('br');
  expect(headers.get('content-type')).toContain('javascript');
  expect(headers.get('vary')).toMatch(/accept-encoding/i);
  expect(body).toBe('script');
});

test('nothing outside the client is served', async () => {
  const { request } = await import('node:http');
  for (const address of ['/../secret.txt', '/assets/..%2f..%2fsecret.txt', '/assets/../../secret.txt']) {
    const text = await new Promise<string>((resolve) => {
      request(server.url, { path: address }, (response) => {
        let body = '';
        response.on('data', (chunk) => {
          body += chunk;
        });
        response.on('end', () => resolve(body));
      }).end();
    });
    expect(text, address).not.toContain('secret\n');
    expect(text).toContain('not-found');
  }
});

test('changes come from our own pages only, in types that no form sends', async () => {
  const client = await server.signedIn('a');
  const post = (headers: Record<string, string>) => client.post('/reports', { from: 'sample' }, headers);
  const own = new URL(server.url).origin;
  expect((await post({ origin: own })).status).toBe(201);
  for (const origin of ['http://evil.example', 'null', 'http://127.0.0.1:1'])
    expect(await post({ origin }), origin).toMatchObject({ status: 403, body: { code: 'foreign-origin' } });
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])
    expect((await post({ 'content-type': type })).status, type).toBe(415);
  const foreign = { headers: { origin: 'http://evil.example' } };
  expect((await client.send('DELETE', '/api/v1/session', foreign)).status).toBe(403);
  expect((await client.get('/session')).status).toBe(200);
});

test('with a public address only that one is ours', async () => {
  const proxied = await startServer({ config: { publicOrigin: 'https://hg.example', devLogin: true } });
  const post = (origin: string) => proxied.client().post('/dev/login', { name: 'a' }, { origin });
  expect((await post('https://hg.example')).status).toBe(200);
  expect((await post(proxied.url)).status).toBe(403);
  await proxied.stop();
});

test('a body that is no JSON is refused', async () => {
  const answer = await server.client().send('POST', '/api/v1/session', {
    body: '{"name":',
    headers: { 'content-type': 'application/json' },
  });
  expect(answer).toMatchObject({ status: 400, body: { code: 'bad-json' } });
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
});

test.each([
  ['', 'zh-CN', '<html lang="zh-CN">', '回到会稿'],
  ['', 'en-US,en', '<html lang="en">', 'Back to Huigao'],
  ['?lang=en', 'zh-CN', '<html lang="en">', 'Back to Huigao'],
])(
  'what goes wrong in a tab of the browser is a page in its language (%#)',
  async (query, language, lang, back) => {
    const answer = await fetch(`${server.url}/api/v1/reports/a"b/export${query}`, {
      headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'accept-language': language },
    });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(answer.headers.get('content-security-policy')).toBeTruthy();
    const page = await answer.text();
    for (const part of [lang, back, '<h1>']) expect(page).toContain(part);
    expect(page).not.toMatch(/"code"|a"b/);
  },
);

test('a failure of ours tells the user nothing of it and the operator all', async () => {
  class Broken extends MemoryStorage {
    override async accounts(): Promise<never> {
      throw new Error('inner matter');
    }
  }
  const broken = await startServer({ storage: new Broken() });
  const answer = await (await broken.signedIn('a')).get('/people');
  expect(answer).toMatchObject({ status: 500, body: { code: 'unexpected' } });
  expect(JSON.stringify(answer.body)).not.toContain('inner matter');
  expect(broken.troubles).toHaveLength(1);
  await broken.stop();
});

test('health says that the process runs and that it can store', async () => {
  class Deaf extends MemoryStorage {
    override async accountByKey(): Promise<never> {
      throw new Error('gone');
    }
  }
  expect((await get('/healthz')).status).toBe(200);
  expect((await get('/readyz')).status).toBe(200);
  const deaf = await startServer({ storage: new Deaf() });
  expect((await deaf.client().send('GET', '/healthz')).status).toBe(200);
  expect((await deaf.client().send('GET', '/readyz')).status).toBe(503);
  await deaf.stop();
});
