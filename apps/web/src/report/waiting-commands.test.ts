import { figureId } from '@huigao/report';
import { expect, test } from 'vitest';
import type { HttpResult, Problem } from '../app/http';
import { answerTo as answer } from './waiting-answers';
import { isKeptHere, keptHere, mayWait, withOver } from './waiting-commands';

const answerTo = (...given: [Parameters<typeof answer>[0], Parameters<typeof answer>[1]]) =>
  answer(...given, ({ title }) => title);

const setValue = { type: 'setFigureValue', figure: figureId('f'), version: 1, value: '5', why: '' } as const;
const reply = { type: 'replyToThread', thread: 't', comment: 'c', text: '好', mentions: [] } as never;

const refused = (problem: Partial<Problem>): HttpResult<never> => ({
  ok: false,
  problem: { code: 'conflict', status: 409, title: '别人先改了', detail: '', body: {}, ...problem },
});

test('what may be sent twice may wait; steps, people and rights may not', () => {
  expect(mayWait(setValue)).toBe(true);
  expect(mayWait(reply)).toBe(true);
  expect(mayWait({ type: 'renameReport', title: '新' })).toBe(true);
  expect(mayWait({ type: 'setMember', person: 'p', name: '', roles: [] } as never)).toBe(false);
  expect(mayWait({ type: 'advanceSection', section: 's', event: 'submit' } as never)).toBe(false);
});

test('what has no version waits with what stood there, and nothing else does', () => {
  const entry = { id: 's', title: '旧标题', drafters: ['li'], reviewers: [], due: null, kind: 'goals' };
  const report = { title: '旧', outline: [entry], signature: { department: '局', date: null } } as never;
  const over = (command: object) => withOver(command as never, report);
  expect(over({ type: 'renameReport', title: '新' })).toMatchObject({ over: '旧' });
  expect(over({ type: 'setSignature', department: '处', date: null })).toMatchObject({
    over: { department: '局', date: null },
  });
  expect(over({ type: 'retitleSection', section: 's', title: '新' })).toMatchObject({ over: '旧标题' });
  expect(
    over({ type: 'assignSection', section: 's', drafters: [], reviewers: ['li'], due: null }),
  ).toMatchObject({ over: { drafters: ['li'], reviewers: [], due: null } });
  expect(over(setValue)).toBe(setValue);
  expect(over({ type: 'retitleSection', section: 'gone', title: '新' })).not.toHaveProperty('over');
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
  const task = { id: 't', title: '任务' };
  const conflict = (current: object) => refused({ body: { current } });
  const gone = refused({ code: 'not-found' });
  const is = (answer: unknown) => expect(answer).toBe('done');
  is(answerTo(setValue, conflict({ value: '5' })));
  is(answerTo(setValue, conflict({ value: '3', proposed: { value: '5' } })));
  is(answerTo(reply, refused({ code: 'exists' })));
  is(answerTo({ type: 'addFigure', figure: { id: 'f' } } as never, refused({ code: 'exists' })));
  is(answerTo({ type: 'saveTask', task, version: null } as never, refused({ code: 'exists' })));
  is(answerTo({ type: 'saveTask', task, version: 1 } as never, conflict({ ...task, version: 2 })));
  is(answerTo({ type: 'retireFigure', figure: 'f', version: 1 } as never, conflict({ retired: true })));
  is(answerTo({ type: 'removeTask', task: 't', version: 1 } as never, gone));
});

test('what somebody else did meanwhile is no answer of our own', () => {
  const task = { id: 't', title: '任务' };
  const conflict = (current: object) => refused({ body: { current } });
  const not = (answer: unknown) => expect(answer).toMatchObject({ text: '别人先改了' });
  not(answerTo(setValue, refused({ code: 'exists' })));
  not(answerTo(setValue, conflict({ value: '5', proposed: { value: '3' } })));
  not(answerTo({ type: 'saveTask', task, version: 1 } as never, conflict({ ...task, title: '别的' })));
  not(answerTo({ type: 'saveTask', task, version: 1 } as never, refused({ code: 'not-found' })));
  not(answerTo({ type: 'retitleSection', title: '新' } as never, refused({ body: { current: '别的' } })));
});

test('what is kept here is told from what the server took', () => {
  expect(isKeptHere(keptHere)).toBe(true);
  expect(isKeptHere({ ok: true, value: null })).toBe(false);
});
