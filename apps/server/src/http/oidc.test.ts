// Signing in through a provider, a real one, over real HTTP: what is let in, and what is not.

import { closeCodes } from '@huigao/sync/protocol';
import { beforeEach, expect, test, vi } from 'vitest';
import { CookieBrowser, type Visit } from '../../test/cookie-browser';
import { startProvider, type TestProvider } from '../../test/identity-provider';
import { LeapingClock } from '../../test/leaping-clock';
import { oidcSettings } from '../../test/oidc-settings';
import { type Relay, startRelay } from '../../test/relay';
import { type RunningServer, shareReport, startServer, type TestOptions } from '../../test/running-server';
import { openChannels } from '../../test/socket-client';
import type { OidcConfig } from '../oidc/oidc-config';

// Real files, hashing and sockets, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const callback = '/api/v1/oidc/callback';
/** Of the test that runs: each has a server and a provider of its own. */
let relay: Relay;
let origin: string;
let provider: TestProvider;
beforeEach(async () => {
  relay = await startRelay();
  origin = relay.origin;
  provider = await startProvider(origin);
  provider.people.set('7', wang);
  return async () => {
    await relay.close();
    await provider.stop();
  };
});

/** A server at the address that the provider knows. */
async function startBehind({ config, ...options }: TestOptions = {}): Promise<RunningServer> {
  const server = await startServer({
    ...options,
    config: { publicOrigin: origin, oidc: settings(), ...config },
  });
  relay.to(Number(new URL(server.url).port));
  return server;
}

const wang = { name: '王芳', preferred_username: 'wangfang', email: 'wang@example.cn', groups: ['cw'] };
const settings = (change: Partial<OidcConfig> = {}): OidcConfig => ({
  ...oidcSettings(provider.issuer),
  groups: [
    ['cw', '财务科'],
    ['bgs', '办公室'],
  ],
  adminGroups: ['huigao-admins'],
  ...change,
});

/** A server that the provider knows, and somebody who is its administrator. */
async function withServer(
  run: (server: RunningServer) => Promise<void>,
  oidc: Partial<OidcConfig> = {},
  { config, ...options }: TestOptions = {},
): Promise<void> {
  const server = await startBehind({ ...options, config: { oidc: settings(oidc), ...config } });
  try {
    await server.signedIn('root', 'admin');
    await run(server);
  } finally {
    await server.stop();
  }
}

const at = (path: string) => new URL(path, origin);

/** Asks for the way to the provider, as the sign-in page does. */
async function start(browser: CookieBrowser, returnTo = '/reports/1?tab=checks') {
  const response = await browser.fetch(at('/api/v1/oidc/start'), {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ returnTo }),
  });
  return { status: response.status, body: (await response.json()) as { url: string; code: string } };
}

/** Signs in at the provider; the address it leads back to, not yet asked for. */
async function answerOf(browser: CookieBrowser, url: string, subject = '7'): Promise<URL> {
  const page = await browser.visit(url, {}, callback);
  if (page.url.pathname === callback) return page.url;
  const form = new URLSearchParams({ subject });
  return (await browser.visit(page.url, { method: 'POST', body: form }, callback)).url;
}

async function signIn(subject = '7', browser = new CookieBrowser(), returnTo?: string): Promise<Visit> {
  const { body } = await start(browser, returnTo);
  return browser.visit(await answerOf(browser, body.url, subject));
}

/** Who the server says a browser is. */
async function who(browser: CookieBrowser) {
  const response = await browser.fetch(at('/api/v1/session'));
  return (await response.json()) as {
    person?: { id: string; name: string; groups: string[] };
    code?: string;
  };
}

/** The code that the page is told, and that nobody is signed in by it. */
async function refusal(browser: CookieBrowser, visit: Visit): Promise<string> {
  expect((await who(browser)).person).toBeUndefined();
  expect(visit.url.origin).toBe(origin);
  return visit.url.hash.replace('#sign-in-failed=', '');
}

const accounts = async ({ storage }: RunningServer) =>
  (await storage.accounts()).filter(({ identity }) => identity !== null);

async function actions({ storage }: RunningServer): Promise<readonly string[]> {
  return (await storage.auditAfter(0, 1000)).map(({ action, detail }) => `${action} ${detail}`);
}

test('somebody new gets an account and the page that was asked for; the next time it is the same one', () =>
  withServer(async (server) => {
    const browser = new CookieBrowser();
    const { url } = await signIn('7', browser);
    expect(url.href).toBe(`${origin}/reports/1?tab=checks`);
    const { person } = await who(browser);
    expect(person).toMatchObject({ name: 'wangfang', displayName: '王芳', groups: ['财务科'], admin: false });
    const again = new CookieBrowser();
    await signIn('7', again);
    expect((await who(again)).person!.id).toBe(person!.id);
    expect(await accounts(server)).toMatchObject([
      { mail: 'wang@example.cn', passwordHash: '!', identity: { issuer: provider.issuer, subject: '7' } },
    ]);
    const log = await actions(server);
    expect(log.filter((one) => one.startsWith('account.added'))).toHaveLength(1);
    expect(log.filter((one) => one.startsWith('session.signed-in'))).toHaveLength(2);
    expect(log.join('\n')).not.toMatch(/account\.changed|code=|eyJ/);
    expect(server.troubles).toEqual([]);
  }));

test('what the provider says anew holds from the sign-in on; a group that is left takes its rights at once', () =>
  withServer(async (server) => {
    const shared = await shareReport(server);
    await shared.command(shared.owner, { type: 'setGroup', group: '财务科', roles: ['finance'] });
    const browser = new CookieBrowser();
    await signIn('7', browser);
    const chen = server.client();
    chen.cookie = browser.cookies(at('/'));
    expect((await chen.get('/reports')).body).toMatchObject([{ id: shared.id, roles: ['finance'] }]);
    const { socket } = await openChannels(chen, shared.id, []);
    provider.people.set('7', { ...wang, name: '王方', email: 'new@example.cn', groups: ['bgs', 'unknown'] });
    await signIn('7');
    expect(await socket.closed).toBe(closeCodes.forbidden);
    expect((await chen.get('/reports')).body).toEqual([]);
    expect(await accounts(server)).toMatchObject([
      { displayName: '王方', mail: 'new@example.cn', groups: ['办公室'], name: 'wangfang' },
    ]);
    expect(await actions(server)).toContainEqual(
      expect.stringMatching(/^account\.changed .*"groups":\["办公室"\]/),
    );
  }));

test('administrators are who is in the group for it, as long as they are', () =>
  withServer(async (server) => {
    const admin = async () => (await accounts(server))[0]!.admin;
    provider.people.set('7', { ...wang, groups: 'huigao-admins' });
    await signIn('7');
    expect(await admin()).toBe(true);
    provider.people.set('7', wang);
    await signIn('7');
    expect(await admin()).toBe(false);
  }));

test('without a group for it the provider makes nobody administrator, and takes it from nobody', () =>
  withServer(
    async (server) => {
      provider.people.set('7', { ...wang, groups: ['huigao-admins', 'admin'] });
      await signIn('7');
      const [account] = await accounts(server);
      expect(account).toMatchObject({ admin: false, groups: ['huigao-admins', 'admin'] });
      await server.storage.changeAccount(account!.id, { admin: true });
      await signIn('7');
      expect((await accounts(server))[0]!.admin).toBe(true);
    },
    { groups: null, adminGroups: null },
  ));

test('an account is not taken over by its name or its mail address', () =>
  withServer(async (server) => {
    const root = await server.signedIn('root', 'admin');
    const local = {
      name: 'WangFang',
      displayName: '王芳',
      mail: 'wang@example.cn',
      password: 'correct horse',
    };
    const { id } = (await root.post('/people', local)).body;
    const browser = new CookieBrowser();
    await signIn('7', browser);
    const { person } = await who(browser);
    expect(person).toMatchObject({ name: 'wangfang-2' });
    expect(person!.id).not.toBe(id);
    // Nor by another person of the provider's who calls themselves so.
    provider.people.set('8', wang);
    const other = new CookieBrowser();
    await signIn('8', other);
    expect((await who(other)).person).toMatchObject({ name: 'wangfang-3' });
    expect(await server.storage.account(id)).toMatchObject({ identity: null, groups: [] });
    // And nobody signs in to such an account with a password.
    for (const password of ['', '!', 'correct horse'])
      expect((await server.client().post('/session', { name: 'wangfang-2', password })).status).toBe(401);
  }));

test('two first sign-ins at once make one account', () =>
  withServer(async (server) => {
    const browsers = [new CookieBrowser(), new CookieBrowser(), new CookieBrowser()];
    await Promise.all(browsers.map((browser) => signIn('7', browser)));
    const ids = await Promise.all(browsers.map(async (browser) => (await who(browser)).person?.id));
    expect(new Set(ids)).toEqual(new Set([(await accounts(server))[0]!.id]));
    expect(await accounts(server)).toHaveLength(1);
  }));

test('a state that nobody was given, or that another browser was given, signs nobody in', () =>
  withServer(async () => {
    const browser = new CookieBrowser();
    const answer = await answerOf(browser, (await start(browser)).body.url);
    const forged = new URL(answer);
    forged.searchParams.set('state', 'forged');
    expect(await refusal(browser, await browser.visit(forged))).toBe('oidc-expired');
    // The address of an attacker's sign-in, opened by somebody else.
    const victim = new CookieBrowser();
    await start(victim);
    expect(await refusal(victim, await victim.visit(answer))).toBe('oidc-expired');
    const stateless = new URL(answer);
    stateless.searchParams.delete('state');
    expect(await refusal(browser, await browser.visit(stateless))).toBe('oidc-expired');
    // The one whose it is can still use it.
    await browser.visit(answer);
    expect((await who(browser)).person).toBeDefined();
  }));

test('an identity token with another nonce signs nobody in', () =>
  withServer(async (server) => {
    const browser = new CookieBrowser();
    const url = new URL((await start(browser)).body.url);
    url.searchParams.set('nonce', 'of somebody else');
    const visit = await browser.visit(await answerOf(browser, url.href));
    expect(await refusal(browser, visit)).toBe('oidc-failed');
    expect(String(server.troubles)).toContain('nonce');
    expect(await accounts(server)).toEqual([]);
  }));

test("a code from another's sign-in does not fit this one's verifier", () =>
  withServer(async (server) => {
    const [thief, victim] = [new CookieBrowser(), new CookieBrowser()];
    const stolen = await answerOf(victim, (await start(victim)).body.url);
    const own = await answerOf(thief, (await start(thief)).body.url);
    own.searchParams.set('code', stolen.searchParams.get('code')!);
    expect(await refusal(thief, await thief.visit(own))).toBe('oidc-failed');
    expect(String(server.troubles)).toContain('invalid_grant');
  }));

test('an answer works once, and its code, too', () =>
  withServer(async () => {
    const browser = new CookieBrowser();
    const answer = await answerOf(browser, (await start(browser)).body.url);
    await browser.visit(answer);
    expect((await who(browser)).person).toBeDefined();
    await browser.fetch(at('/api/v1/session'), { method: 'DELETE', headers: { origin } });
    expect(await refusal(browser, await browser.visit(answer))).toBe('oidc-expired');
    const second = await answerOf(browser, (await start(browser)).body.url);
    second.searchParams.set('code', answer.searchParams.get('code')!);
    expect(await refusal(browser, await browser.visit(second))).toBe('oidc-failed');
  }));

test('whoever takes too long at the provider begins anew', async () => {
  const clock = new LeapingClock();
  await withServer(
    async () => {
      const browser = new CookieBrowser();
      const answer = await answerOf(browser, (await start(browser)).body.url);
      clock.leap(10 * 60_000);
      expect(await refusal(browser, await browser.visit(answer))).toBe('oidc-expired');
      await signIn('7', browser);
      expect((await who(browser)).person).toBeDefined();
    },
    {},
    { clock },
  );
});

test('whoever cancels at the provider, or is unknown there, comes back to the page and is told', () =>
  withServer(async (server) => {
    const browser = new CookieBrowser();
    const visit = await signIn('nobody', browser);
    expect(await refusal(browser, visit)).toBe('oidc-denied');
    expect(visit.url.pathname + visit.url.search).toBe('/reports/1?tab=checks');
    expect(await actions(server)).toContainEqual(expect.stringMatching(/^session\.refused .*"oidc-denied"/));
  }));

test('while the provider is down the server runs, people sign in with passwords, and it is tried again', async () => {
  await provider.stop();
  await withServer(async (server) => {
    const root = await server.signedIn('root', 'admin');
    await root.post('/people', { name: 'li', displayName: '李', password: 'correct horse' });
    const browser = new CookieBrowser();
    expect(await start(browser)).toMatchObject({ status: 503, body: { code: 'oidc-unreachable' } });
    const local = await server.client().post('/session', { name: 'li', password: 'correct horse' });
    expect(local.status).toBe(200);
    await provider.start();
    const answer = await answerOf(browser, (await start(browser)).body.url);
    await provider.stop();
    expect(await refusal(browser, await browser.visit(answer))).toBe('oidc-unreachable');
    await provider.start();
    await signIn('7', browser);
    expect((await who(browser)).person).toBeDefined();
    await provider.stop();
    // Signing out does not depend on it.
    const { status } = await browser.fetch(at('/api/v1/session'), { method: 'DELETE', headers: { origin } });
    expect(status).toBeLessThan(300);
    expect((await who(browser)).code).toBe('signed-out');
  });
});

test.each([
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/.//evil.example',
  '\\\\evil.example',
  'javascript:alert(1)',
  '@evil.example',
  '.evil.example/',
  '',
])('a way back to %j does not leave the site', (returnTo) =>
  withServer(async () => {
    const browser = new CookieBrowser();
    const { url } = await signIn('7', browser, returnTo);
    expect(url.href).toBe(`${origin}/`);
    expect((await who(browser)).person).toBeDefined();
  }),
);

test('a disabled account stays out, and an enabled one comes in again', () =>
  withServer(async (server) => {
    const root = await server.signedIn('root', 'admin');
    const browser = new CookieBrowser();
    await signIn('7', browser);
    const { id } = (await who(browser)).person!;
    await root.post(`/people/${id}/disable`, {});
    expect((await who(browser)).code).toBe('account-disabled');
    const anew = new CookieBrowser();
    expect(await refusal(anew, await signIn('7', anew))).toBe('account-disabled');
    await root.post(`/people/${id}/enable`, {});
    await signIn('7', anew);
    expect((await who(anew)).person!.id).toBe(id);
  }));

test('where new accounts are refused only those come in who have one', () =>
  withServer(
    async (server) => {
      const browser = new CookieBrowser();
      expect(await refusal(browser, await signIn('7', browser))).toBe('oidc-no-account');
      expect(await accounts(server)).toEqual([]);
    },
    { newAccounts: 'refused' },
  ));

test('where a group is required, who leaves it stays out and keeps no group', () =>
  withServer(
    async (server) => {
      const browser = new CookieBrowser();
      await signIn('7', browser);
      expect((await who(browser)).person).toBeDefined();
      provider.people.set('7', { ...wang, groups: [] });
      const anew = new CookieBrowser();
      expect(await refusal(anew, await signIn('7', anew))).toBe('oidc-not-allowed');
      expect(await accounts(server)).toMatchObject([{ groups: [] }]);
    },
    { requiredGroups: ['cw'] },
  ));

test('the first account of an installation is an administrator, by whatever way', async () => {
  const server = await startBehind();
  try {
    const browser = new CookieBrowser();
    expect(await refusal(browser, await signIn('7', browser))).toBe('setup-first');
    expect(await server.storage.accounts()).toEqual([]);
    provider.people.set('7', { ...wang, groups: ['huigao-admins'] });
    await signIn('7', browser);
    expect((await who(browser)).person).toMatchObject({ admin: true });
  } finally {
    await server.stop();
  }
});

test.each(['admins', 'off'] as const)(
  'where local sign-in is %j a password lets in nobody else',
  (localSignIn) =>
    withServer(
      async (server) => {
        const root = await server.signedIn('root', 'admin');
        const made = { displayName: 'x', password: 'correct horse' };
        await root.post('/people', { ...made, name: 'member' });
        await root.post('/people', { ...made, name: 'chief', admin: true });
        const code = async (name: string, password = 'correct horse') => {
          const { status, body } = await server.client().post('/session', { name, password });
          return status === 200 ? 'in' : body.code;
        };
        const isOff = localSignIn === 'off';
        expect(await code('chief')).toBe(isOff ? 'local-sign-in-off' : 'in');
        expect(await code('member')).toBe('local-sign-in-off');
        expect(await code('member', 'wrong')).toBe(isOff ? 'local-sign-in-off' : 'wrong-password');
        expect(await code('nobody', 'wrong')).toBe(isOff ? 'local-sign-in-off' : 'wrong-password');
        const { body } = await server.client().get('/sign-in-ways');
        expect(body).toEqual({ local: localSignIn, provider: { label: '统一身份' }, setUp: 'done' });
        await signIn('7');
        expect(await accounts(server)).toHaveLength(1);
      },
      { label: '统一身份' },
      { config: { localSignIn } },
    ),
);

test('signing out leads to the provider, so that the next one at the desk is not let in', () =>
  withServer(async () => {
    const browser = new CookieBrowser();
    await signIn('7', browser);
    const answer = await browser.fetch(at('/api/v1/session'), { method: 'DELETE', headers: { origin } });
    const { url } = (await answer.json()) as { url: string };
    expect(new URL(url).origin).toBe(provider.issuer);
    const page = await browser.visit(url);
    const action = /action="([^"]+)"/.exec(page.text)![1]!;
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page.text)![1]!;
    const body = new URLSearchParams({ xsrf, logout: 'yes' });
    expect((await browser.visit(action, { method: 'POST', body })).url.href).toBe(`${origin}/`);
    // The provider asks who it is again.
    const next = await browser.visit((await start(browser)).body.url, {}, callback);
    expect(next.url.pathname).toMatch(/^\/interaction\//);
  }));

test('no other site begins a sign-in, and the cookie of one is for this host and no script', () =>
  withServer(async (server) => {
    const foreign = await server.client().send('POST', '/api/v1/oidc/start', {
      headers: { origin: 'https://evil.example', 'content-type': 'application/json' },
      body: '{"returnTo":"/"}',
    });
    expect(foreign.body.code).toBe('foreign-origin');
    const { headers } = await server.client().post('/oidc/start', { returnTo: '/' });
    const [cookie] = headers.getSetCookie();
    expect(cookie).toMatch(/^huigao_sign_in=[\w-]{43}; Max-Age=600; Path=\/; .*HttpOnly; SameSite=Lax$/);
  }));

test('two tabs of one browser sign in, each to its own page', () =>
  withServer(async () => {
    const browser = new CookieBrowser();
    const [one, two] = [await start(browser, '/reports/1'), await start(browser, '/reports/2')];
    const second = await browser.visit(await answerOf(browser, two.body.url));
    const first = await browser.visit(await answerOf(browser, one.body.url));
    expect([first.url.pathname, second.url.pathname]).toEqual(['/reports/1', '/reports/2']);
  }));

test('a wrong secret of ours ends in a refusal, and a word to the operator that does not hold it', () =>
  withServer(
    async (server) => {
      const browser = new CookieBrowser();
      expect(await refusal(browser, await signIn('7', browser))).toBe('oidc-failed');
      expect(String(server.troubles)).toContain('invalid_client');
      expect(String(server.troubles)).not.toContain('wrong secret');
    },
    { clientSecret: 'wrong secret' },
  ));

test('a provider that calls itself otherwise than the settings do is not asked', async () => {
  const issuer = provider.issuer.replace('localhost', '127.0.0.1');
  await withServer(
    async (server) => {
      expect(await start(new CookieBrowser())).toMatchObject({ body: { code: 'oidc-unreachable' } });
      expect(String(server.troubles)).toContain('issuer');
    },
    { issuer },
  );
});
