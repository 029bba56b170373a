import { type Figure, figureFromDefinition } from '@huigao/report';
import { expect, test } from 'vitest';
import type { HttpResult } from '../app/http';
import { answeredSave, openSave, versionSeen } from './use-value-saves';

const figure = (version: number, value = '1'): Figure => ({
  ...figureFromDefinition({ id: 'a', label: '执行数', group: '收支', unit: '元', format: '', value }),
  version,
});
const conflict = (current: Figure): HttpResult<unknown> => ({
  ok: false,
  problem: { code: 'conflict', status: 409, title: '', detail: '', body: { current } },
});
const sent = { value: '5', why: '更正', over: 3 };

test('a value shows until the record has followed, and counts as seen', () => {
  const saved = answeredSave({ ok: true, value: {} }, sent);
  expect(openSave(figure(3), saved)).toBe(saved);
  expect(versionSeen(figure(3), saved)).toBe(4);
  expect(openSave(figure(4, '5'), saved)).toBeNull();
  expect(versionSeen(figure(4, '5'), null)).toBe(4);
});

test('another value that was quicker is a conflict, shown whatever the record says', () => {
  const save = answeredSave(conflict(figure(4, '7')), sent);
  expect(save).toMatchObject({
    state: 'conflict',
    value: '5',
    why: '更正',
    current: { value: '7', version: 4 },
  });
  expect(openSave(figure(4, '7'), save)).toBe(save);
  expect(versionSeen(figure(4, '7'), save)).toBe(4);
});

test('two who enter the same do not disagree', () => {
  expect(answeredSave(conflict(figure(4, '5')), sent).state).toBe('saved');
});

test('any other refusal is told with its reason', () => {
  const problem = { code: 'forbidden', status: 403, title: '', detail: '', body: {} };
  expect(answeredSave({ ok: false, problem }, sent)).toEqual({
    state: 'failed',
    value: '5',
    why: '更正',
    problem,
  });
});
