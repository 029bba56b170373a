import { expect, test } from 'vitest';
import { oidcSettings } from '../../test/oidc-settings';
import type { OidcConfig } from './oidc-config';
import { type Claims, profileOf } from './profile';

const read = (claims: Claims, change: Partial<OidcConfig> = {}) =>
  profileOf({ sub: 'a1b2', ...claims }, { ...oidcSettings('https://id.example'), ...change });

test('a name is one line that shows what it holds', () => {
  expect(read({ name: '  王\u202e芳\u0000\n ' }).displayName).toBe('王芳');
  expect(read({ name: '长'.repeat(100) }).displayName).toBe('长'.repeat(64));
  expect(read({ name: ' ', preferred_username: 'wang' }).displayName).toBe('wang');
  for (const name of [undefined, 5, ['x'], '\u200b']) expect(read({ name }).displayName).toBeNull();
});

test('a mail address counts unless the provider says that it is not theirs', () => {
  expect(read({ email: 'w@example.cn' }).mail).toBe('w@example.cn');
  expect(read({ email: 'w@example.cn', email_verified: true }).mail).toBe('w@example.cn');
  expect(read({ email: 'w@example.cn', email_verified: false }).mail).toBeNull();
  for (const email of ['<script>@x', 'x', 5, null]) expect(read({ email }).mail).toBeNull();
});

test('groups are ours by the list, and none without it but as they are named', () => {
  const groups = [
    ['cw', '财务科'],
    ['cw', '全体'],
    ['bgs', '全体'],
  ] as const;
  expect(read({ groups: ['cw', 'bgs', '财务科'] }, { groups }).groups).toEqual(['财务科', '全体']);
  expect(read({ groups: ['cw', ' cw ', 5, null, ''] }).groups).toEqual(['cw']);
  expect(read({ groups: 'cw' }).groups).toEqual(['cw']);
  for (const none of [undefined, null, {}, 5, []]) expect(read({ groups: none }).groups).toEqual([]);
});

test('groups may stand deeper in the claims, or under a name with dots', () => {
  const nested = { realm_access: { roles: ['cw'] } };
  expect(read(nested, { groupsClaim: 'realm_access.roles' }).groups).toEqual(['cw']);
  expect(read({ 'https://x.cn/groups': ['cw'] }, { groupsClaim: 'https://x.cn/groups' }).groups).toEqual([
    'cw',
  ]);
  for (const groupsClaim of ['realm_access.none', 'none.roles', 'constructor.name', '__proto__.x'])
    expect(read(nested, { groupsClaim }).groups).toEqual([]);
});

test('who is administrator, and who may come in, is said by groups of the provider, or not at all', () => {
  const isIn = (groups: readonly string[], change: Partial<OidcConfig>) => {
    const { admin, allowed } = read({ groups }, change);
    return [admin, allowed];
  };
  expect(isIn(['a'], {})).toEqual([null, true]);
  expect(isIn(['a'], { adminGroups: ['a', 'b'], requiredGroups: ['c'] })).toEqual([true, false]);
  expect(isIn(['A'], { adminGroups: ['a'], requiredGroups: ['A'] })).toEqual([false, true]);
});

test('a sign-in name is made from what the provider calls them', () => {
  expect(read({ preferred_username: 'wang.fang' }).wantedName).toBe('wang.fang');
  expect(read({ preferred_username: 'OFFICE\\wang fang' }).wantedName).toBe('OFFICE-wang-fang');
  expect(read({ preferred_username: '王芳' }).wantedName).toBe('王芳');
  expect(read({ preferred_username: '@', email: 'wf@example.cn' }).wantedName).toBe('wf');
  expect(read({}).wantedName).toBe('a1b2');
  expect(read({ sub: '--' }).wantedName).toBe('user');
  expect(read({ preferred_username: 'x'.repeat(300) }).wantedName).toHaveLength(56);
});
