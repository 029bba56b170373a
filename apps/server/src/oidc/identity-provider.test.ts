// What goes out to a provider, and to whom. How a sign-in goes from end to end: http/oidc.test.ts.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { LeapingClock } from '../../test/leaping-clock';
import { oidcSettings } from '../../test/oidc-settings';
import { IdentityProvider } from './identity-provider';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A web server that answers with JSON, and what it was asked for. */
async function serving(answer: (path: string, origin: string) => object | null) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const body = answer(request.url ?? '', origin);
    response.writeHead(body ? 200 : 503, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  closing.push(() => server.close());
  return { origin, asked };
}

function providerAt(issuer: string) {
  const troubles: string[] = [];
  const clock = new LeapingClock();
  const provider = new IdentityProvider({
    config: oidcSettings(issuer),
    redirectUri: 'https://huigao.example/api/v1/oidc/callback',
    signedOutUri: 'https://huigao.example/',
    clock,
    trouble: (_what, reason) => troubles.push(String(reason)),
  });
  return { provider, troubles, clock };
}

const metadata = (issuer: string, tokensAt = issuer) => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${tokensAt}/token`,
  jwks_uri: `${tokensAt}/keys`,
  response_types_supported: ['code'],
});

test('nothing is asked before somebody signs in, and then once an hour', async () => {
  const { origin, asked } = await serving((_path, self) => metadata(self));
  const { provider, clock } = providerAt(origin);
  expect(asked).toEqual([]);
  const [first, second] = await Promise.all([provider.begin(), provider.begin()]);
  expect(first.ok && second.ok && first.checks.state !== second.checks.state).toBe(true);
  await provider.begin();
  expect(asked).toEqual(['/.well-known/openid-configuration']);
  clock.leap(3600_000);
  await provider.begin();
  expect(asked).toHaveLength(2);
});

test('what somebody is sent with holds the challenge, never the verifier', async () => {
  const { origin } = await serving((_path, self) => metadata(self));
  const begun = await providerAt(origin).provider.begin();
  if (!begun.ok) throw new Error(begun.code);
  const { searchParams, pathname } = new URL(begun.url);
  expect(pathname).toBe('/authorize');
  expect(Object.fromEntries(searchParams)).toMatchObject({
    response_type: 'code',
    client_id: 'huigao',
    redirect_uri: 'https://huigao.example/api/v1/oidc/callback',
    code_challenge_method: 'S256',
    state: begun.checks.state,
    nonce: begun.checks.nonce,
  });
  expect(begun.url).not.toContain(begun.checks.verifier);
  for (const secret of Object.values(begun.checks)) expect(secret).toMatch(/^[\w-]{43}$/);
});

test('no request goes to another host than the issuer, wherever its metadata point', async () => {
  const other = await serving(() => ({}));
  const { origin } = await serving((_path, self) => metadata(self, other.origin));
  const { provider, troubles } = providerAt(origin);
  const begun = await provider.begin();
  if (!begun.ok) throw new Error(begun.code);
  const answer = await provider.finish(`?code=1&state=${begun.checks.state}`, begun.checks);
  expect(answer).toEqual({ ok: false, code: 'oidc-unreachable' });
  expect(other.asked).toEqual([]);
  expect(troubles).toEqual([expect.stringContaining(`${other.origin}/token is not at ${origin}`)]);
});

test('metadata that were fetched go on being used while the provider does not answer', async () => {
  let isUp = true;
  const { origin } = await serving((_path, self) => (isUp ? metadata(self) : null));
  const { provider, clock } = providerAt(origin);
  expect(await provider.begin()).toMatchObject({ ok: true });
  isUp = false;
  clock.leap(3600_000);
  expect(await provider.begin()).toMatchObject({ ok: true });
  const cold = providerAt(origin);
  expect(await cold.provider.begin()).toEqual({ ok: false, code: 'oidc-unreachable' });
  isUp = true;
  expect(await cold.provider.begin()).toMatchObject({ ok: true });
});

test('a provider that cannot sign people out is not asked to', async () => {
  const { origin } = await serving((_path, self) => metadata(self));
  expect(await providerAt(origin).provider.signOutUrl()).toBeNull();
});
