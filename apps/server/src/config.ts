// What the environment says, read once at start.

import { readdirSync } from 'node:fs';
import path from 'node:path';
import { compile } from 'proxy-addr';
import { defaultLimits, type SessionLimits } from './accounts/sessions';
import { type AuditHash, auditHashes } from './audit/chain';
import type { SmtpConfig } from './notices/mailer';
import { type OidcConfig, readOidc } from './oidc/oidc-config';

/** A number of proxies, counted from us, or addresses and subnets of them. Zero and none: nobody's word is taken. */
export type TrustedProxies = number | readonly string[];

/** Who may sign in with a password of this installation. */
export type LocalSignIn = 'on' | 'admins' | 'off';

/** How the server runs. */
export interface Config {
  /** Absolute path of the data directory. */
  readonly directory: string;
  readonly port: number;
  readonly host: string;
  /** The origin (scheme, host, port) under which browsers reach us, when a proxy stands before us; null: as they say. */
  readonly publicOrigin: string | null;
  /** Whether anyone may sign in by name alone, for tests and benchmarks. Never when others than this machine reach us. */
  readonly devLogin: boolean;
  /** Whose word on where a request comes from (`X-Forwarded-For`) is taken: how many proxies stand before us, or their addresses. */
  readonly trustedProxies: TrustedProxies;
  /** How many requests one account may send in a minute. */
  readonly requestsPerMinute: number;
  /** How long a sign-in lasts. */
  readonly sessions: SessionLimits;
  /** What opens `/metrics` to other machines; null: nothing does. */
  readonly metricsToken: string | null;
  /** What a new audit log is chained with; null: the default, or whatever the log there is chained with. */
  readonly auditHash: AuditHash | null;
  /** The provider of single sign-on; null: there is none. */
  readonly oidc: OidcConfig | null;
  readonly localSignIn: LocalSignIn;
  /** The mail server; null: no mail goes out. */
  readonly smtp: SmtpConfig | null;
  /** Folder of fonts that come before the program's own in PDF files. */
  readonly fontFolder: string | null;
  /** A .docx whose styles and page Word documents are made with, unless the standard's are asked for. */
  readonly houseTemplate: string | null;
}

/** A setting that cannot be, or that others need: which, and what it says. Its text is `serve.<code>`. */
export interface ConfigFault {
  readonly ok: false;
  readonly code: 'bad-setting' | 'missing-setting';
  readonly name: string;
  readonly value: string;
}

/** Reads a number, or a list of addresses, subnets (`10.0.0.0/8`) and the names `loopback`, `linklocal`, `uniquelocal`. */
function proxiesOf(text: string | null): TrustedProxies | null {
  if (text === null) return 0;
  if (/^\d$/.test(text)) return Number(text);
  const list = text.split(',').map((one) => one.trim());
  try {
    compile(list);
    return list;
  } catch {
    return null;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Whether a host, as one binds to it or as a `Host` header names it, is this machine itself. */
export const isLoopback = (host: string): boolean =>
  /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i.test(host);

const isLocalSignIn = (text: string): text is LocalSignIn => ['on', 'admins', 'off'].includes(text);

const isAuditHash = (name: string | null): name is AuditHash | null =>
  name === null || (auditHashes as readonly string[]).includes(name);

const unitsMs = { m: 60_000, h: 3600_000, d: 24 * 3600_000 } as const;

/** A time of at least a minute, like `30m`, `12h` or `7d`, in ms; null for anything else. */
function durationMs(text: string): number | null {
  const match = /^([1-9]\d{0,4})([mhd])$/.exec(text);
  return match && Number(match[1]) * unitsMs[match[2] as keyof typeof unitsMs];
}

function originOf(url: string): string | null {
  try {
    const { origin, protocol } = new URL(url);
    return protocol === 'http:' || protocol === 'https:' ? origin : null;
  } catch {
    return null;
  }
}

/** The mail server of the settings; null: none is named. */
function smtpOf(url: string | null, from: string | null): SmtpConfig | null | 'bad-url' | 'bad-from' {
  if (url === null) return null;
  try {
    const { protocol, hostname } = new URL(url);
    if ((protocol !== 'smtp:' && protocol !== 'smtps:') || hostname === '') return 'bad-url';
  } catch {
    return 'bad-url';
  }
  return from !== null && /^[^\s@<>"]+@[^\s@<>"]+$/.test(from) ? { url, from } : 'bad-from';
}

function isFolder(name: string): boolean {
  try {
    readdirSync(name);
    return true;
  } catch {
    return false;
  }
}

/** Reads the variables of docs/operating.md; an empty one counts as not given. */
export function readConfig(
  environment: Environment,
): { readonly ok: true; readonly config: Config } | ConfigFault {
  const given = (name: string) => environment[name]?.trim() || null;
  const fault = (name: string, code: ConfigFault['code'] = 'bad-setting'): ConfigFault => ({
    ok: false,
    code,
    name,
    value: given(name) ?? '',
  });
  const port = given('PORT') ?? '3000';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) return fault('PORT');
  const host = given('HOST') ?? '127.0.0.1';
  const publicUrl = given('HUIGAO_PUBLIC_URL');
  const publicOrigin = publicUrl && originOf(publicUrl);
  if (publicUrl && !publicOrigin) return fault('HUIGAO_PUBLIC_URL');
  const wantsDevLogin = given('HUIGAO_DEV_LOGIN') === '1';
  if (wantsDevLogin && !isLoopback(host)) return fault('HUIGAO_DEV_LOGIN');
  const trustedProxies = proxiesOf(given('HUIGAO_TRUST_PROXY'));
  if (trustedProxies === null) return fault('HUIGAO_TRUST_PROXY');
  const perMinute = given('HUIGAO_REQUESTS_PER_MINUTE') ?? '1200';
  if (!/^[1-9]\d{0,8}$/.test(perMinute)) return fault('HUIGAO_REQUESTS_PER_MINUTE');
  const auditHash = given('HUIGAO_AUDIT_HASH');
  if (!isAuditHash(auditHash)) return fault('HUIGAO_AUDIT_HASH');
  const fontFolder = given('HUIGAO_FONTS');
  if (fontFolder !== null && !isFolder(fontFolder)) return fault('HUIGAO_FONTS');
  const houseTemplate = given('HUIGAO_HOUSE_TEMPLATE');
  const metricsToken = given('HUIGAO_METRICS_TOKEN');
  if (metricsToken !== null && !/^[\w.~+/=-]{16,200}$/.test(metricsToken))
    return fault('HUIGAO_METRICS_TOKEN');
  const idle = given('HUIGAO_IDLE_TIMEOUT');
  const idleMs = idle === null ? defaultLimits.idleMs : durationMs(idle);
  if (idleMs === null) return fault('HUIGAO_IDLE_TIMEOUT');
  const longest = given('HUIGAO_SESSION_MAX');
  const maxMs = longest === null ? defaultLimits.maxMs : durationMs(longest);
  if (maxMs === null) return fault('HUIGAO_SESSION_MAX');
  const single = readOidc(environment, { given, isLoopback, hasPublicUrl: publicOrigin !== null });
  if (!single.ok) return fault(single.name, single.is === 'missing' ? 'missing-setting' : 'bad-setting');
  const { oidc } = single;
  const localSignIn = given('HUIGAO_LOCAL_SIGN_IN') ?? 'on';
  // Without a provider nobody could sign in at all.
  if (!isLocalSignIn(localSignIn) || (localSignIn !== 'on' && !oidc)) return fault('HUIGAO_LOCAL_SIGN_IN');
  const smtp = smtpOf(given('HUIGAO_SMTP_URL'), given('HUIGAO_MAIL_FROM'));
  if (smtp === 'bad-url') return fault('HUIGAO_SMTP_URL');
  if (smtp === 'bad-from')
    return fault('HUIGAO_MAIL_FROM', given('HUIGAO_MAIL_FROM') ? 'bad-setting' : 'missing-setting');
  // The links in a mail lead there.
  if (smtp && !publicOrigin) return fault('HUIGAO_PUBLIC_URL', 'missing-setting');
  return {
    ok: true,
    config: {
      smtp,
      oidc,
      localSignIn,
      sessions: { idleMs, maxMs },
      directory: path.resolve(given('HUIGAO_DATA') ?? 'data'),
      port: Number(port),
      host,
      publicOrigin,
      devLogin: wantsDevLogin,
      trustedProxies,
      requestsPerMinute: Number(perMinute),
      auditHash,
      fontFolder: fontFolder && path.resolve(fontFolder),
      houseTemplate: houseTemplate && path.resolve(houseTemplate),
      metricsToken,
    },
  };
}
