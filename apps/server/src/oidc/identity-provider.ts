// The provider of single sign-on, asked over the network by OpenID Connect Core 1.0: authorization code flow with PKCE (RFC 7636),
// state and nonce. Its metadata is fetched when somebody wants to sign in, not at our start, so that we run while it does not.

import type { Clock } from '@huigao/sync/room';
import * as client from 'openid-client';
import type { Identity } from '../storage/account-store';
import type { OidcConfig } from './oidc-config';
import type { Claims } from './profile';

/** What an answer of the provider must match. Secret: they stay on this server. */
export interface Checks {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Why somebody is not signed in: a problem code. */
export type ProviderRefusalCode = 'oidc-unreachable' | 'oidc-denied' | 'oidc-failed';

export interface ProviderRefusal {
  readonly ok: false;
  readonly code: ProviderRefusalCode;
}

/** What the provider vouches for. */
export interface Vouched {
  readonly ok: true;
  readonly identity: Identity;
  /** Of the identity token, and of the user info where the provider has any. */
  readonly claims: Claims;
}

/** How long an answer may take, in seconds; people wait for it. */
const timeoutSeconds = 8;
/** Metadata is asked for anew after this long: endpoints move. */
const freshMs = 3600_000;

/** The provider was not reached, or is not to be. */
class Unreached extends Error {}

/** Sends a request to the provider itself and to nobody else, wherever its metadata point. */
function fetchOnly(origin: string): client.CustomFetch {
  return async (url, options) => {
    if (new URL(url).origin !== origin) throw new Unreached(`${url} is not at ${origin}`);
    try {
      return await fetch(url, options as RequestInit);
    } catch (cause) {
      throw new Unreached('no answer', { cause });
    }
  };
}

/** An error and what caused it, in one line. What a provider answered is in the fields of its error, or in a challenge. */
function reasonOf(error: unknown): string {
  const parts: string[] = [];
  const tell = (...words: readonly unknown[]) =>
    parts.push(words.filter((word) => typeof word === 'string').join(' '));
  for (let one = error; one instanceof Error; one = one.cause) {
    const { code, error: told, error_description: more } = one as Error & Record<string, unknown>;
    tell(one.message, code, told, more);
    if (one instanceof client.WWWAuthenticateChallengeError)
      for (const { parameters } of one.cause) tell(parameters.error, parameters.error_description);
  }
  return parts.join(': ');
}

const isUnreached = (error: unknown): boolean => {
  for (let one = error; one instanceof Error; one = one.cause) if (one instanceof Unreached) return true;
  return (error as { readonly code?: unknown }).code === 'OAUTH_TIMEOUT';
};

export interface ProviderParts {
  readonly config: OidcConfig;
  /** Where the provider sends people back to. */
  readonly redirectUri: string;
  /** Where it sends them after signing out. */
  readonly signedOutUri: string;
  readonly clock: Clock;
  /** Told of what went wrong, for the operator. */
  readonly trouble: (what: string, reason: unknown) => void;
}

export class IdentityProvider {
  readonly #parts: ProviderParts;
  #known: { readonly metadata: client.Configuration; readonly at: number } | null = null;
  #asking: Promise<client.Configuration> | null = null;

  constructor(parts: ProviderParts) {
    this.#parts = parts;
  }

  /** Where to send somebody who wants to sign in, and what the answer must match. */
  async begin(): Promise<
    { readonly ok: true; readonly url: string; readonly checks: Checks } | ProviderRefusal
  > {
    try {
      const metadata = await this.#metadata();
      const checks = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      };
      const url = client.buildAuthorizationUrl(metadata, {
        redirect_uri: this.#parts.redirectUri,
        scope: this.#parts.config.scopes,
        state: checks.state,
        nonce: checks.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(checks.verifier),
        code_challenge_method: 'S256',
      });
      return { ok: true, url: url.href, checks };
    } catch (error) {
      // Whatever is wrong with its metadata, it cannot be used now.
      return this.#refuse('oidc-unreachable', error);
    }
  }

  /**
   * Turns the provider's answer into who it vouches for.
   * @param search - the query of the address that the provider sent somebody back to
   */
  async finish(search: string, checks: Checks): Promise<Vouched | ProviderRefusal> {
    try {
      const metadata = await this.#metadata();
      const tokens = await client.authorizationCodeGrant(
        metadata,
        new URL(this.#parts.redirectUri + search),
        { expectedState: checks.state, expectedNonce: checks.nonce, pkceCodeVerifier: checks.verifier },
      );
      const claims = tokens.claims()!;
      const { iss: issuer, sub: subject } = claims;
      const more = metadata.serverMetadata().userinfo_endpoint
        ? await client.fetchUserInfo(metadata, tokens.access_token, subject)
        : {};
      return { ok: true, identity: { issuer, subject }, claims: { ...claims, ...more } };
    } catch (error) {
      return this.#refuse(codeOf(error), error);
    }
  }

  /** Where to send somebody so that they are signed out there, too; null when the provider offers no such thing, or is not there. */
  async signOutUrl(): Promise<string | null> {
    try {
      const metadata = await this.#metadata();
      if (!metadata.serverMetadata().end_session_endpoint) return null;
      const { signedOutUri } = this.#parts;
      return client.buildEndSessionUrl(metadata, { post_logout_redirect_uri: signedOutUri }).href;
    } catch (error) {
      this.#refuse('oidc-unreachable', error);
      return null;
    }
  }

  #refuse(code: ProviderRefusalCode, error: unknown): ProviderRefusal {
    if (code !== 'oidc-denied') this.#parts.trouble('single sign-on', reasonOf(error));
    return { ok: false, code };
  }

  /** What the provider says of itself: as it said within the last hour, or before that if it does not answer now. */
  async #metadata(): Promise<client.Configuration> {
    const now = this.#parts.clock.now();
    if (this.#known && now - this.#known.at < freshMs) return this.#known.metadata;
    this.#asking ??= this.#discover().finally(() => {
      this.#asking = null;
    });
    try {
      const metadata = await this.#asking;
      this.#known = { metadata, at: now };
    } catch (error) {
      if (!this.#known) throw error;
    }
    return this.#known.metadata;
  }

  #discover(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret } = this.#parts.config;
    const url = new URL(issuer);
    const metadata = clientSecret === null ? {} : { client_secret: clientSecret };
    return client.discovery(url, clientId, metadata, authenticateWith(clientSecret), {
      timeout: timeoutSeconds,
      [client.customFetch]: fetchOnly(url.origin),
      execute: [
        // Plain http is allowed by the settings for this machine only.
        ...(url.protocol === 'http:' ? [client.allowInsecureRequests] : []),
        // Otherwise the signature of an identity token is not looked at, as the standard permits behind TLS.
        client.enableNonRepudiationChecks,
      ],
    });
  }
}

/** As the provider says it knows clients (by default `client_secret_basic`, OpenID Connect Discovery 1.0, 3). */
function authenticateWith(secret: string | null): client.ClientAuth {
  if (secret === null) return client.None();
  const [basic, post] = [client.ClientSecretBasic(secret), client.ClientSecretPost(secret)];
  return (server, ...more) => {
    const { token_endpoint_auth_methods_supported: known } = server;
    return (known && !known.includes('client_secret_basic') ? post : basic)(server, ...more);
  };
}

function codeOf(error: unknown): ProviderRefusalCode {
  if (isUnreached(error)) return 'oidc-unreachable';
  // The person, or somebody for them, said no at the provider (RFC 6749, 4.1.2.1).
  const isDenied = error instanceof client.AuthorizationResponseError && error.error === 'access_denied';
  return isDenied ? 'oidc-denied' : 'oidc-failed';
}
