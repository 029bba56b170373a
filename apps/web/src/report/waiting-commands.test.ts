import { figureId } from '@huigao/report';
import { expect, test } from 'vitest';
import type { HttpResult, Problem } from '../app/http';
import { answerTo as answer, isKeptHere, keptHere, mayWait } from './waiting-commands';

const answerTo = (...given: [Parameters<typeof answer>[0], Parameters<typeof answer>[1]]) =>
  answer(...given, ({ title }) => title);

const setValue = { type: 'setFigureValue', figure: figureId('f'), version: 1, value: '5', why: '' } as const;
const reply = { type: 'replyToThread', thread: 't', comment: 'c', text: '好', mentions: [] } as never;

const refused = (problem: Partial<Problem>): HttpResult<never> => ({
  ok: false,
  problem: { code: 'conflict', status: 409, title: '别人先改了', detail: '', body: {}, ...problem },
});

test('values and comments may wait; steps and rights may not', () => {
  expect(mayWait(setValue)).toBe(true);
  expect(mayWait(reply)).toBe(true);
  expect(mayWait({ type: 'renameReport', title: '新' })).toBe(false);
  expect(mayWait({ type: 'setMember', person: 'p', name: '', roles: [] } as never)).toBe(false);
});

test('nobody answering is no answer; a refusal keeps its words and what is there instead', () => {
  expect(answerTo(setValue, { ok: true, value: null })).toBe('done');
  for (const status of [0, 401, 503]) expect(answerTo(setValue, refused({ status }))).toBe('later');
  const current = { value: '7', version: 2 };
  expect(answerTo(setValue, refused({ body: { current } }))).toEqual({
    code: 'conflict',
    text: '别人先改了',
    current: JSON.stringify(current),
  });
});

test('what was taken before its answer was lost is done', () => {
  expect(answerTo(setValue, refused({ body: { current: { value: '5' } } }))).toBe('done');
  expect(answerTo(reply, refused({ code: 'exists' }))).toBe('done');
  expect(answerTo(setValue, refused({ code: 'exists' }))).toMatchObject({ code: 'exists' });
});

test('what is kept here is told from what the server took', () => {
  expect(isKeptHere(keptHere)).toBe(true);
  expect(isKeptHere({ ok: true, value: null })).toBe(false);
});
