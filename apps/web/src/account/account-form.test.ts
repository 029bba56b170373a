import { expect, test } from 'vitest';
import { accountFaults, isMail, trimmed } from './account-form';

const good = { displayName: '林晓', name: 'linxiao', office: '办公室', mail: '', password: 'correct horse' };

test('a complete account has no fault, with an office or without', () => {
  expect(accountFaults(good, 'correct horse')).toEqual({});
  expect(accountFaults({ ...good, office: '' })).toEqual({});
});

test('each fault is told at its field', () => {
  const bad = { displayName: ' ', name: '', office: '', mail: 'nobody', password: '1234567' };
  expect(accountFaults(bad, '12345678')).toEqual({
    mail: 'account.mail-bad',
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
    trimmed({
      displayName: ' 林晓 ',
      name: ' lin ',
      office: ' 办公室',
      mail: ' lin@example.cn ',
      password: ' 12345678 ',
    }),
  ).toEqual({
    mail: 'lin@example.cn',
    displayName: '林晓',
    name: 'lin',
    office: '办公室',
    password: ' 12345678 ',
  });
});

test('a mail address is nothing, or has one @', () => {
  for (const mail of ['', ' ', 'lin@example.cn', '林晓@档案馆.中国']) expect(isMail(mail), mail).toBe(true);
  for (const mail of ['lin', '@', 'a@b@c', 'Lin <lin@example.cn>', 'l in@example.cn'])
    expect(isMail(mail), mail).toBe(false);
});
