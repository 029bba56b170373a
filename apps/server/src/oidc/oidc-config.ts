// What the environment says of single sign-on 单点登录: the variables `HUIGAO_OIDC_…` of docs/operating.md.

/** A provider of sign-in (OpenID Connect), and what its words mean here. */
export interface OidcConfig {
  /** As the provider calls itself; its discovery document lies below. */
  readonly issuer: string;
  readonly clientId: string;
  /** Null: the provider knows us as a public client. */
  readonly clientSecret: string | null;
  readonly scopes: string;
  /** Where the groups stand in the claims: a name, or names with dots between (`realm_access.roles`). */
  readonly groupsClaim: string;
  /** Pairs of a group of the provider's and one 用户组 of ours, all others count for nothing; null: they are ours as they are named. */
  readonly groups: readonly (readonly [theirs: string, ours: string])[] | null;
  /** Groups of the provider's whose people, and nobody else of the provider's, are administrators; null: administrators say. */
  readonly adminGroups: readonly string[] | null;
  /** Groups of the provider's of which one must be in one to sign in; null: everyone may whom the provider knows. */
  readonly requiredGroups: readonly string[] | null;
  /** Whether somebody new gets an account at their first sign-in. */
  readonly newAccounts: 'made' | 'refused';
  /** What the button says; null: a text of ours. */
  readonly label: string | null;
}

/** Reads a variable; null when it is absent or empty. */
type Given = (name: string) => string | null;

/** Which variable is wrong; `missing`: it has to be there. */
export interface OidcFault {
  readonly ok: false;
  readonly name: string;
  readonly is: 'wrong' | 'missing';
}

const prefix = 'HUIGAO_OIDC_';
const known = [
  'ISSUER',
  'CLIENT_ID',
  'CLIENT_SECRET',
  'SCOPES',
  'GROUPS_CLAIM',
  'GROUPS',
  'ADMIN_GROUPS',
  'REQUIRED_GROUPS',
  'NEW_ACCOUNTS',
  'LABEL',
].map((name) => prefix + name);

const wrong = (name: string): OidcFault => ({ ok: false, name: prefix + name, is: 'wrong' });
const missing = (name: string): OidcFault => ({ ok: false, name, is: 'missing' });

/** Whoever listens between us and the provider could sign in as anybody, so plain http is for this machine only. */
function isIssuer(text: string, isLoopback: (host: string) => boolean): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, search, hash, username } = new URL(text);
  if (search || hash || username) return false;
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}

/** A list of names, commas between; null for one that holds no name, or an empty one. */
function namesOf(text: string): readonly string[] | null {
  const names = text.split(',').map((one) => one.trim());
  return names.includes('') ? null : names;
}

/** A list of `theirs=ours`. Names of groups at a provider may hold `=` (`cn=finance`), ours may not. */
function pairsOf(text: string): OidcConfig['groups'] {
  const pairs = text.split(',').map((one) => {
    const at = one.lastIndexOf('=');
    return [one.slice(0, Math.max(0, at)).trim(), one.slice(at + 1).trim()] as const;
  });
  return pairs.some(([theirs, ours]) => theirs === '' || ours === '' || ours.length > 64) ? null : pairs;
}

/** A variable read as a list; `undefined`: it is there and cannot be read. */
function listed<List>(text: string | null, read: (text: string) => List | null): List | null | undefined {
  return text === null ? null : (read(text) ?? undefined);
}

/**
 * Reads the settings; `oidc` is null when there are none. A variable whose name we do not know is a fault: a misspelt one would
 * silently let in, or make administrator, whoever it was to keep out.
 */
export function readOidc(
  environment: Readonly<Record<string, string | undefined>>,
  {
    given,
    isLoopback,
    hasPublicUrl,
  }: {
    readonly given: Given;
    readonly isLoopback: (host: string) => boolean;
    readonly hasPublicUrl: boolean;
  },
): { readonly ok: true; readonly oidc: OidcConfig | null } | OidcFault {
  const names = Object.keys(environment).filter((name) => name.startsWith(prefix) && given(name) !== null);
  if (names.length === 0) return { ok: true, oidc: null };
  const stranger = names.find((name) => !known.includes(name));
  if (stranger) return { ok: false, name: stranger, is: 'wrong' };
  const of = (name: string) => given(prefix + name);
  const [issuer, clientId] = [of('ISSUER'), of('CLIENT_ID')];
  if (issuer === null) return missing(`${prefix}ISSUER`);
  if (!isIssuer(issuer, isLoopback)) return wrong('ISSUER');
  if (clientId === null) return missing(`${prefix}CLIENT_ID`);
  // The provider sends people back to one address, which it was told beforehand.
  if (!hasPublicUrl) return missing('HUIGAO_PUBLIC_URL');
  const scopes = of('SCOPES') ?? 'openid profile email';
  if (!scopes.split(/\s+/).includes('openid')) return wrong('SCOPES');
  const groups = listed(of('GROUPS'), pairsOf);
  if (groups === undefined) return wrong('GROUPS');
  const adminGroups = listed(of('ADMIN_GROUPS'), namesOf);
  if (adminGroups === undefined) return wrong('ADMIN_GROUPS');
  const requiredGroups = listed(of('REQUIRED_GROUPS'), namesOf);
  if (requiredGroups === undefined) return wrong('REQUIRED_GROUPS');
  const newAccounts = of('NEW_ACCOUNTS') ?? 'made';
  if (newAccounts !== 'made' && newAccounts !== 'refused') return wrong('NEW_ACCOUNTS');
  const label = of('LABEL');
  if (label !== null && label.length > 40) return wrong('LABEL');
  return {
    ok: true,
    oidc: {
      issuer,
      clientId,
      clientSecret: of('CLIENT_SECRET'),
      scopes,
      groupsClaim: of('GROUPS_CLAIM') ?? 'groups',
      groups,
      adminGroups,
      requiredGroups,
      newAccounts,
      label,
    },
  };
}
