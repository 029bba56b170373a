import {
  bodyFromNotation,
  commentId,
  completeThread,
  personId,
  quoteOf,
  type Report,
  type SectionId,
  sectionId,
  type Thread,
  threadId,
} from '@huigao/report';
import { anchorOf, readBody, writeBody } from '@huigao/report-doc';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { nextThread } from './next-thread';
import { isChosen, type ThreadChoice } from './thread-filter';
import { placesBySection, threadPlaces } from './thread-places';
import { isNew } from './use-comments';

const [goals, plans] = [sectionId('goals'), sectionId('plans')];
const texts = new Map([
  [goals, '全年预算数与执行数相符。'],
  [plans, '下一步加强管理。'],
]);

function makeReport() {
  const docs = new Map(
    [...texts].map(([id, line]) => {
      const doc = new Y.Doc();
      writeBody(doc, bodyFromNotation([line]));
      return [id, doc];
    }),
  );
  const read = (id: SectionId) => {
    const body = readBody(docs.get(id)!);
    if (!body.ok) throw new Error(body.code);
    return body.body;
  };
  const outline = [...texts.keys()].map((id) => ({ id })) as unknown as Report['outline'];
  const on = (id: string, section: SectionId, words: string | null, more: Partial<Thread> = {}): Thread => {
    const from = words === null ? 0 : texts.get(section)!.indexOf(words) + 1;
    const range = { from, to: from + (words?.length ?? 0) };
    return {
      ...completeThread({
        id: threadId(id),
        section,
        anchor: words === null ? null : anchorOf(docs.get(section)!, range),
        quote: words === null ? null : quoteOf(read(section), range, words),
        comments: [{ id: commentId(id), by: personId('lin'), at: 10, text: id, editedAt: null }],
        resolved: null,
      }),
      ...more,
    };
  };
  const report = (...threads: readonly Thread[]) => ({
    outline,
    bodies: new Map([...texts.keys()].map((id) => [id, read(id)])),
    threads: new Map(threads.map((thread) => [thread.id, thread])),
  });
  return { docs, on, report };
}

const firstText = (doc: Y.Doc) => (doc.getXmlFragment('body').get(0) as Y.XmlElement).get(0) as Y.XmlText;

test('threads stand in the order of the text: section, whole section, words, and what is gone last', () => {
  const { docs, on, report } = makeReport();
  const threads = [
    on('d', plans, '加强'),
    on('c', goals, '执行数'),
    on('gone', goals, '相符'),
    on('a', goals, null),
    on('b', goals, '预算'),
    on('wide', goals, '预算数与'),
  ];
  firstText(docs.get(goals)!).delete(9, 2);
  const places = threadPlaces((id) => docs.get(id)!)(report(...threads));
  expect([...places.keys()]).toEqual(['a', 'wide', 'b', 'c', 'd', 'gone']);
  expect(places.get(threadId('gone'))).toBeNull();
});

test('the same report gives the same places; another text finds them anew', () => {
  const { docs, on, report } = makeReport();
  const placesIn = threadPlaces((id) => docs.get(id)!);
  const now = report(on('b', goals, '预算'));
  expect(placesIn(now)).toBe(placesIn({ ...now }));
  firstText(docs.get(goals)!).insert(0, '前言');
  const later = { ...report(), threads: now.threads };
  expect(placesIn(later).get(threadId('b'))).toEqual({ section: goals, range: { from: 5, to: 7 } });
});

test('a text that moves no thread changes no places, and one that does only those of its section', () => {
  const { docs, on, report } = makeReport();
  const placesIn = threadPlaces((id) => docs.get(id)!);
  const inSection = placesBySection(placesIn);
  const first = report(on('b', goals, '预算'), on('z', plans, '加强'));
  const [all, ofGoals, ofPlans] = [placesIn(first), inSection(first, goals), inSection(first, plans)];
  firstText(docs.get(goals)!).insert(9, '大致');
  const behind = { ...report(), threads: first.threads };
  expect(placesIn(behind)).toBe(all);
  firstText(docs.get(goals)!).insert(0, '前言');
  const before = { ...report(), threads: first.threads };
  expect(inSection(before, plans)).toBe(ofPlans);
  expect(inSection(before, goals)).not.toBe(ofGoals);
  expect([...inSection(before, goals).keys()]).toEqual(['b']);
});

test('the next thread follows the one looked at, else the caret, and goes round; closed ones are passed over', () => {
  const { docs, on, report } = makeReport();
  const resolved = { by: personId('p'), at: 1 };
  const now = report(
    on('a', goals, '预算'),
    on('closed', goals, '执行数', { resolved }),
    on('z', plans, '加强'),
  );
  const places = threadPlaces((id) => docs.get(id)!)(now);
  const step = (active: string | null, direction: 'next' | 'previous', caret: number | null = null) =>
    nextThread(
      places,
      now,
      {
        active: active === null ? null : threadId(active),
        caret: caret === null ? null : { section: goals, from: caret, to: caret },
      },
      direction,
    );
  expect([step('a', 'next'), step('z', 'next'), step('a', 'previous')]).toEqual(['z', 'a', 'z']);
  expect([step(null, 'next', 1), step(null, 'next', 5), step(null, 'previous', 5)]).toEqual(['a', 'z', 'a']);
  expect(step('closed', 'next')).toBe('z');
  expect(nextThread(new Map(), report(), { active: null, caret: null }, 'next')).toBeNull();
});

test('filters: open, for me, with me, unread, by section and person', () => {
  const { on } = makeReport();
  const [me, lin] = [personId('me'), personId('lin')];
  const open = on('open', goals, null);
  const mine = on('mine', goals, null, { assignee: me });
  const closed = on('closed', goals, null, { resolved: { by: lin, at: 1 } });
  const list = (choice: Partial<ThreadChoice>, read: ReadonlyMap<string, number> | null = new Map()) =>
    [open, mine, closed]
      .filter((thread) =>
        isChosen(
          thread,
          goals,
          { filter: 'all', section: null, person: null, ...choice },
          { person: me, read },
        ),
      )
      .map(({ id }) => id);
  expect(list({ filter: 'open' })).toEqual(['open', 'mine']);
  expect(list({ filter: 'assigned' })).toEqual(['mine']);
  expect(list({ filter: 'mine' })).toEqual(['mine']);
  expect(list({ filter: 'resolved' })).toEqual(['closed']);
  expect(list({ filter: 'unread' }, new Map([['open', 10]]))).toEqual(['mine', 'closed']);
  expect(list({ section: plans })).toEqual([]);
  expect(list({ person: me })).toEqual(['mine']);
});

test('only what others wrote since is new, and nothing while it is not known what was read', () => {
  const { on } = makeReport();
  const thread = on('t', goals, null);
  expect(isNew(thread, 'me', new Map([['t', 9]]))).toBe(true);
  expect(isNew(thread, 'me', new Map([['t', 10]]))).toBe(false);
  expect(isNew(thread, 'lin', new Map())).toBe(false);
  expect(isNew(thread, 'me', null)).toBe(false);
});
