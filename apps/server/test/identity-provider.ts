// A real OpenID provider on a free port of this machine, with sign-in pages of its own: it knows a few people, each with the claims
// that a test gives them, and lets them in by name alone.

import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Configuration } from 'oidc-provider';
import { clientId, clientSecret } from './oidc-client';
import { providerMemory } from './provider-memory';

export interface KnownPerson {
  readonly name?: string;
  readonly preferred_username?: string;
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly groups?: readonly string[] | string;
}

export interface TestProvider {
  readonly issuer: string;
  /** Who can sign in, by subject; changed by tests as an office changes its people. */
  readonly people: Map<string, KnownPerson>;
  /** Takes no connections, as if it were down, until `start`. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

const html = (body: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Provider</title><body>${body}</body></html>`;

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const signingKey = { ...privateKey.export({ format: 'jwk' }), kty: 'RSA' as const, use: 'sig', kid: 'one' };

const settings = (people: TestProvider['people'], redirectOrigin: string): Configuration => ({
  adapter: providerMemory(),
  jwks: { keys: [signingKey] },
  clients: [
    {
      client_id: clientId,
      client_secret: clientSecret,
      redirect_uris: [`${redirectOrigin}/api/v1/oidc/callback`],
      post_logout_redirect_uris: [`${redirectOrigin}/`],
    },
  ],
  findAccount: (_context, subject) => ({
    accountId: subject,
    claims: () => ({ sub: subject, ...people.get(subject) }),
  }),
  claims: {
    profile: ['name', 'preferred_username'],
    email: ['email', 'email_verified'],
    groups: ['groups'],
  },
  scopes: ['openid', 'profile', 'email', 'groups'],
  ttl: { AccessToken: 600, Grant: 3600, IdToken: 600, Interaction: 600, Session: 3600 },
  pkce: { required: () => true },
  cookies: { keys: ['only for tests'] },
  features: {
    devInteractions: { enabled: false },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (context, form) => {
        context.body = html(
          `${form}<button form="op.logoutForm" name="logout" value="yes">Sign out</button>`,
        );
      },
    },
  },
  interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
  renderError: (context, { error, error_description: more }) => {
    context.body = html(`<p>${error}: ${more ?? ''}</p>`);
  },
  // What it may tell us was agreed between the two operators; it asks nobody.
  loadExistingGrant: async ({ oidc }) => {
    const grant = new oidc.provider.Grant({
      clientId: oidc.client!.clientId,
      accountId: oidc.session!.accountId!,
    });
    grant.addOIDCScope('openid profile email groups');
    await grant.save();
    return grant;
  },
});

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return new URLSearchParams(text);
}

const signInPage = html(
  '<h1>Provider</h1><form method="post"><label>Name <input name="subject" autofocus></label>' +
    '<button>Sign in</button> <button name="cancel" value="yes">Cancel</button></form>',
);

/** The sign-in page: shown, and answered. */
async function interact(
  provider: Provider,
  people: TestProvider['people'],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'POST') {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(signInPage);
    return;
  }
  const form = await formOf(request);
  const subject = form.get('subject') ?? '';
  const isLet = people.has(subject) && !form.has('cancel');
  const result = isLet ? { login: { accountId: subject } } : { error: 'access_denied' };
  await provider.interactionFinished(request, response, result);
}

const listen = (server: Server, port: number) =>
  new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, 'localhost', resolve);
  });

/**
 * Starts a provider that sends people back to `redirectOrigin`. It calls itself `localhost`: for browsers another site than
 * 127.0.0.1, as a provider is.
 */
export async function startProvider(redirectOrigin: string): Promise<TestProvider> {
  const people: TestProvider['people'] = new Map();
  let server = createServer();
  await listen(server, 0);
  const { port } = server.address() as AddressInfo;
  const issuer = `http://localhost:${port}`;
  const provider = new Provider(issuer, settings(people, redirectOrigin));
  const answer = provider.callback();
  const serveWith = (one: Server) =>
    one.on('request', (request, response) => {
      const failed = (error: unknown) => response.destroy(error as Error);
      if (!request.url?.startsWith('/interaction/')) answer(request, response).catch(failed);
      else interact(provider, people, request, response).catch(failed);
    });
  serveWith(server);
  return {
    issuer,
    people,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
    start: () => {
      server = serveWith(createServer());
      return listen(server, port);
    },
  };
}
