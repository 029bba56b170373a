import type { CostlyTask } from '@huigao/authority';
import { type PersonId, personId } from '@huigao/report';
import { afterEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { judgeThread } from '../../test/built-threads';
import { Judging } from './judging';

vi.setConfig({ testTimeout: 60_000 });

const li = personId('li');
const wang = personId('wang');
const troubles: unknown[] = [];
let judging: Judging;
afterEach(async () => {
  await judging.close();
  expect(troubles.splice(0)).toEqual([]);
});

async function start(limitMs?: number): Promise<void> {
  judging = new Judging({
    thread: await judgeThread(),
    trouble: (...all) => troubles.push(all),
    ...(limitMs === undefined ? {} : { limitMs }),
  });
}

/** Paragraphs put into an empty section one by one at ever other places. */
function paragraphs(count: number, person: PersonId): CostlyTask {
  const doc = new Y.Doc();
  const body = doc.getXmlFragment('body');
  doc.transact(() => {
    for (let at = 0; at < count; at++)
      body.insert((at * 7919) % (body.length + 1), [new Y.XmlElement('paragraph')]);
  });
  const update = Y.encodeStateAsUpdate(doc);
  return { ok: null, state: new Uint8Array([0, 0]), bindings: [], update, person };
}

test('a task is judged in the thread as it would be here', async () => {
  await start();
  const task = paragraphs(20, li);
  const [client] = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(task.update)).keys();
  expect(await judging.judge(task)).toEqual({
    ok: true,
    update: task.update,
    bindings: [{ client, person: li }],
  });
  const bound = { ...task, bindings: [[client!, wang]] as const };
  expect(await judging.judge(bound)).toMatchObject({ ok: false, code: 'foreign-client' });
});

test('one that takes too long is refused, and those after it are judged by a new thread', async () => {
  await start(100);
  const [long, short] = [paragraphs(7000, li), paragraphs(2, wang)];
  const [refused] = await Promise.all([judging.judge(long), judging.judge(short)]);
  expect(refused).toMatchObject({ ok: false, code: 'too-costly' });
  // On a machine that does other things, too, a short one may take that long once.
  await vi.waitFor(async () => expect(await judging.judge(short)).toMatchObject({ ok: true }), {
    timeout: 30_000,
  });
});

test('people take turns', async () => {
  await start();
  const order: string[] = [];
  const judge = (name: string, person: PersonId) =>
    judging.judge(paragraphs(2, person)).then(() => order.push(name));
  await Promise.all([judge('li 1', li), judge('li 2', li), judge('li 3', li), judge('wang 1', wang)]);
  expect(order).toEqual(['li 1', 'wang 1', 'li 2', 'li 3']);
});
