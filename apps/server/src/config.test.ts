import path from 'node:path';
import { expect, test } from 'vitest';
import { defaultLimits } from './accounts/sessions';
import { readConfig } from './config';

const config = (environment: Record<string, string>) => {
  const read = readConfig(environment);
  return read.ok ? read.config : read;
};

test('without settings: this machine only, port 3000, ./data, no sign-in by name', () => {
  const defaults = {
    directory: path.resolve('data'),
    port: 3000,
    host: '127.0.0.1',
    publicOrigin: null,
    devLogin: false,
    trustedProxies: 0,
    requestsPerMinute: 1200,
    sessions: defaultLimits,
    auditHash: null,
    oidc: null,
    smtp: null,
    localSignIn: 'on',
    fontFolder: null,
    houseTemplate: null,
    metricsToken: null,
  };
  expect(config({})).toEqual(defaults);
  expect(config({ PORT: ' ', HOST: '', HUIGAO_DEV_LOGIN: '0' })).toEqual(defaults);
});

test.each(['abc', '65536', '-1', '3000x', '1.5'])('port %s is refused', (PORT) => {
  expect(config({ PORT })).toEqual({ ok: false, code: 'bad-setting', name: 'PORT', value: PORT });
});

test('the sign-in by name is refused where others than this machine can come', () => {
  expect(config({ HUIGAO_DEV_LOGIN: '1', HOST: '0.0.0.0' })).toMatchObject({ name: 'HUIGAO_DEV_LOGIN' });
  for (const HOST of ['127.0.0.1', 'localhost', '::1', '127.8.0.1'])
    expect(config({ HUIGAO_DEV_LOGIN: '1', HOST })).toMatchObject({ devLogin: true });
});

test('of the public address the origin counts', () => {
  expect(config({ HUIGAO_PUBLIC_URL: 'https://hg.example.gov.cn:8443/x' })).toMatchObject({
    publicOrigin: 'https://hg.example.gov.cn:8443',
  });
  for (const HUIGAO_PUBLIC_URL of ['hg.example.gov.cn', 'ftp://x', 'javascript:1'])
    expect(config({ HUIGAO_PUBLIC_URL })).toMatchObject({ name: 'HUIGAO_PUBLIC_URL' });
});

test('an audit log is chained with a hash function we know', () => {
  expect(config({ HUIGAO_AUDIT_HASH: 'sm3' })).toMatchObject({ auditHash: 'sm3' });
  expect(config({ HUIGAO_AUDIT_HASH: 'md5' })).toMatchObject({ ok: false, name: 'HUIGAO_AUDIT_HASH' });
});

test('a folder of fonts is one that can be read', () => {
  expect(config({ HUIGAO_FONTS: import.meta.dirname })).toMatchObject({ fontFolder: import.meta.dirname });
  expect(config({ HUIGAO_FONTS: '/no/such/folder' })).toMatchObject({ ok: false, name: 'HUIGAO_FONTS' });
});

test('proxies are trusted by number or by address, and by default none', () => {
  expect(config({ HUIGAO_TRUST_PROXY: '2' })).toMatchObject({ trustedProxies: 2 });
  expect(config({ HUIGAO_TRUST_PROXY: 'loopback, 10.0.0.0/8' })).toMatchObject({
    trustedProxies: ['loopback', '10.0.0.0/8'],
  });
  for (const HUIGAO_TRUST_PROXY of ['true', '*', '10.0.0.0/99', 'proxy.example', '-1'])
    expect(config({ HUIGAO_TRUST_PROXY })).toMatchObject({ ok: false, name: 'HUIGAO_TRUST_PROXY' });
});

test.each(['0', '-5', '1.5', 'off'])('a limit of %s requests a minute is refused', (value) => {
  const name = 'HUIGAO_REQUESTS_PER_MINUTE';
  expect(config({ [name]: value })).toMatchObject({ ok: false, name });
});

test('how long sign-ins last is told in minutes, hours or days', () => {
  expect(config({ HUIGAO_IDLE_TIMEOUT: '30m', HUIGAO_SESSION_MAX: '7d' })).toMatchObject({
    sessions: { idleMs: 30 * 60_000, maxMs: 7 * 24 * 3600_000 },
  });
  expect(config({ HUIGAO_IDLE_TIMEOUT: '8h' })).toMatchObject({ sessions: { idleMs: 8 * 3600_000 } });
  for (const name of ['HUIGAO_IDLE_TIMEOUT', 'HUIGAO_SESSION_MAX'])
    for (const value of ['0h', '30', '1.5h', '30s', '-1h', 'h', '999999d'])
      expect(config({ [name]: value })).toMatchObject({ name, value });
});

const single = {
  HUIGAO_PUBLIC_URL: 'https://hg.example.gov.cn',
  HUIGAO_OIDC_ISSUER: 'https://id.example.gov.cn/realms/office',
  HUIGAO_OIDC_CLIENT_ID: 'huigao',
};

test('single sign-on needs the provider, our name there and our own address; the rest has defaults', () => {
  expect(config(single)).toMatchObject({
    localSignIn: 'on',
    oidc: {
      issuer: single.HUIGAO_OIDC_ISSUER,
      clientId: 'huigao',
      clientSecret: null,
      scopes: 'openid profile email',
      groupsClaim: 'groups',
      groups: null,
      adminGroups: null,
      requiredGroups: null,
      newAccounts: 'made',
      label: null,
    },
  });
  for (const name of Object.keys(single))
    expect(config({ ...single, [name]: '' }), name).toMatchObject({
      ok: false,
      code: 'missing-setting',
      name,
    });
});

test('groups of the provider are listed, and named in our words', () => {
  const lists = {
    HUIGAO_OIDC_GROUPS: 'cn=finance;ou=groups=财务科, bgs = 办公室',
    HUIGAO_OIDC_ADMIN_GROUPS: 'admins, chiefs',
    HUIGAO_OIDC_REQUIRED_GROUPS: 'staff',
  };
  expect(config({ ...single, ...lists })).toMatchObject({
    oidc: {
      groups: [
        ['cn=finance;ou=groups', '财务科'],
        ['bgs', '办公室'],
      ],
      adminGroups: ['admins', 'chiefs'],
      requiredGroups: ['staff'],
    },
  });
});

test.each([
  ['HUIGAO_OIDC_ISSUER', 'id.example.gov.cn'],
  // Whoever listens could sign in as anybody.
  ['HUIGAO_OIDC_ISSUER', 'http://id.example.gov.cn'],
  ['HUIGAO_OIDC_ISSUER', 'https://id.example.gov.cn?x'],
  ['HUIGAO_OIDC_ISSUER', 'https://me:secret@id.example.gov.cn'],
  ['HUIGAO_OIDC_SCOPES', 'profile'],
  ['HUIGAO_OIDC_GROUPS', 'finance'],
  ['HUIGAO_OIDC_GROUPS', 'finance=,x=y'],
  ['HUIGAO_OIDC_ADMIN_GROUPS', 'a,,b'],
  ['HUIGAO_OIDC_REQUIRED_GROUPS', ','],
  ['HUIGAO_OIDC_NEW_ACCOUNTS', 'yes'],
  ['HUIGAO_OIDC_LABEL', 'x'.repeat(41)],
  // A misspelt setting must not be taken for none.
  ['HUIGAO_OIDC_REQUIRED_GROUP', 'staff'],
  ['HUIGAO_LOCAL_SIGN_IN', 'no'],
])('%s cannot be %j', (name, value) => {
  expect(config({ ...single, [name]: value })).toMatchObject({ ok: false, code: 'bad-setting', name });
});

test('a provider on this machine may be asked without encryption', () => {
  const HUIGAO_OIDC_ISSUER = 'http://localhost:8080/realms/office';
  expect(config({ ...single, HUIGAO_OIDC_ISSUER })).toMatchObject({ oidc: { issuer: HUIGAO_OIDC_ISSUER } });
});

test('local sign-in is switched off only where there is another way', () => {
  for (const HUIGAO_LOCAL_SIGN_IN of ['admins', 'off']) {
    expect(config({ HUIGAO_LOCAL_SIGN_IN })).toMatchObject({ ok: false, name: 'HUIGAO_LOCAL_SIGN_IN' });
    expect(config({ ...single, HUIGAO_LOCAL_SIGN_IN })).toMatchObject({ localSignIn: HUIGAO_LOCAL_SIGN_IN });
  }
});
