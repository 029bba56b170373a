import { expect, test } from 'vitest';
import { accountFaults, trimmed } from './account-form';

const good = { displayName: '林晓', name: 'linxiao', office: '办公室', password: 'correct horse' };

test('a complete account has no fault, with an office or without', () => {
  expect(accountFaults(good, 'correct horse')).toEqual({});
  expect(accountFaults({ ...good, office: '' })).toEqual({});
});

test('each fault is told at its field', () => {
  expect(accountFaults({ displayName: ' ', name: '', office: '', password: '1234567' }, '12345678')).toEqual({
    displayName: 'account.display-name-missing',
    name: 'account.name-missing',
    password: 'account.password-short',
    repeat: 'account.repeat-differs',
  });
});

test('a name is one word: letters of any script, digits, dot, dash', () => {
  expect(accountFaults({ ...good, name: '林晓' }).name).toBeUndefined();
  expect(accountFaults({ ...good, name: 'lin.xiao-2' }).name).toBeUndefined();
  expect(accountFaults({ ...good, name: 'lin xiao' }).name).toBe('account.name-bad');
  expect(accountFaults({ ...good, name: '-lin' }).name).toBe('account.name-bad');
});

test('a password keeps its blanks, other fields do not', () => {
  expect(
    trimmed({ displayName: ' 林晓 ', name: ' lin ', office: ' 办公室', password: ' 12345678 ' }),
  ).toEqual({
    displayName: '林晓',
    name: 'lin',
    office: '办公室',
    password: ' 12345678 ',
  });
});
