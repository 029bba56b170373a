import { reportId } from '@huigao/report';
import { expect, test } from 'vitest';
import { answerFor, closedWhy, finalCode } from './closed-why';

const reach = { connection: 'offline', closeReason: null, answer: null } as const;

test('a report that is gone or not ours is not shown, unless edits of it are not saved', () => {
  expect(closedWhy(4404, { hasUnsaved: false })).toBe('missing');
  expect(closedWhy(4403, { hasUnsaved: false })).toBe('not-yours');
  expect(closedWhy(4404, { hasUnsaved: true })).toBeNull();
  for (const code of [null, 4401, 4426]) expect(closedWhy(code, { hasUnsaved: false })).toBeNull();
});

test('the code comes from the closed socket, or from what the server answered instead', () => {
  expect(finalCode(reach)).toBeNull();
  expect(finalCode({ ...reach, connection: 'refused', closeReason: { code: 4426, reason: '' } })).toBe(4426);
  // A close reason of a connection that is being tried again is history.
  expect(finalCode({ ...reach, closeReason: { code: 4404, reason: '' } })).toBeNull();
  expect(finalCode({ ...reach, answer: 'absent' })).toBe(4404);
  expect(finalCode({ ...reach, answer: 'signed-out' })).toBe(4401);
});

test('only an answer of the server says that a report is absent', () => {
  const problem = (status: number) => ({
    ok: false as const,
    problem: { code: '', status, title: '', detail: '', body: {} },
  });
  expect(answerFor('a', { ok: true, value: [{ id: reportId('a') }] })).toBeNull();
  expect(answerFor('a', { ok: true, value: [{ id: reportId('b') }] })).toBe('absent');
  expect(answerFor('a', problem(401))).toBe('signed-out');
  expect(answerFor('a', problem(0))).toBeNull();
  expect(answerFor('a', problem(502))).toBeNull();
});
