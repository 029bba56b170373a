// What the claims of a provider say of a person, in our words. Nothing here decides who it is: that is issuer and subject alone.

import * as v from 'valibot';
import { accountFields, line, mail } from '../http/request-shape';
import type { OidcConfig } from './oidc-config';

/** OpenID Connect Core 1.0, 5.1; others by agreement with the provider. */
export type Claims = Readonly<Record<string, unknown>>;

/** A person as the provider describes them. */
export interface Profile {
  /** Null: the provider says none. */
  readonly displayName: string | null;
  /** Null: the provider says none, or that it is not theirs. */
  readonly mail: string | null;
  /** 用户组, in our words. */
  readonly groups: readonly string[];
  /** Null: the provider has no say in it. */
  readonly admin: boolean | null;
  /** Whether they may come in at all. */
  readonly allowed: boolean;
  /** What a new account is called, if nobody is called that; a sign-in name as ours are. */
  readonly wantedName: string;
}

/** Groups of one person that are looked at. More is a provider that does not mean what we mean. */
const mostGroups = 200;

/** One line without characters that show nothing or turn the direction of the text: names stand in lists beside others. */
const asLine = (value: unknown): string | null => {
  if (typeof value !== 'string') return null;
  const shown = value
    .normalize('NFC')
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
    .trim();
  const text = [...shown].slice(0, 64).join('');
  return v.is(line, text) ? text : null;
};

/** The value at `a.b.c`; a claim whose own name holds dots comes first. */
function claimAt(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  return name.split('.').reduce<unknown>((at, step) => {
    const isObject = typeof at === 'object' && at !== null && Object.hasOwn(at, step);
    return isObject ? (at as Claims)[step] : undefined;
  }, claims);
}

/** What the provider calls the person's groups. A single one may come without a list around it. */
function theirGroups(claims: Claims, { groupsClaim }: OidcConfig): readonly string[] {
  const value = claimAt(claims, groupsClaim);
  const list = Array.isArray(value) ? (value as readonly unknown[]) : [value];
  return list.filter((one): one is string => typeof one === 'string' && one !== '').slice(0, mostGroups);
}

function ourGroups(theirs: readonly string[], { groups }: OidcConfig): readonly string[] {
  const named = groups
    ? groups.flatMap(([their, our]) => (theirs.includes(their) ? [our] : []))
    : theirs.flatMap((one) => asLine(one) ?? []);
  return [...new Set(named)];
}

/** The first of what the provider calls them that makes a sign-in name. */
function wantedName({ preferred_username: preferred, email, sub }: Claims): string {
  const local = typeof email === 'string' ? email.split('@')[0] : null;
  for (const one of [preferred, local, sub]) {
    const name = (asLine(one) ?? '')
      .replace(/[^\p{L}\p{N}._-]+/gu, '-')
      .replace(/^[._-]+/, '')
      .slice(0, 56);
    if (v.is(accountFields.name, name)) return name;
  }
  return 'user';
}

/** Reads a person's claims. */
export function profileOf(claims: Claims, config: OidcConfig): Profile {
  const theirs = theirGroups(claims, config);
  const isIn = (groups: readonly string[]) => groups.some((one) => theirs.includes(one));
  const { email, email_verified: verified } = claims;
  return {
    displayName: asLine(claims.name) ?? asLine(claims.preferred_username),
    mail: typeof email === 'string' && verified !== false && v.is(mail, email) ? email.trim() : null,
    groups: ourGroups(theirs, config),
    admin: config.adminGroups && isIn(config.adminGroups),
    allowed: config.requiredGroups === null || isIn(config.requiredGroups),
    wantedName: wantedName(claims),
  };
}
