import {
  bodyFromNotation,
  groundText,
  personId,
  type Suggestion,
  sectionId,
  suggestionId,
} from '@huigao/report';
import { anchorOf, anchorOfPoint, writeBody } from '@huigao/report-doc';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { nextSuggestion } from './next-suggestion';
import { countListed, isListed } from './suggestion-filter';
import { findSuggestions, type Suggested } from './suggestion-places';

const goals = sectionId('goals');
const plans = sectionId('plans');
const me = personId('me');
const body = bodyFromNotation(['全年预算执行较好，完成预算的九成。']);

function world() {
  const docs = new Map([goals, plans].map((id) => [id, new Y.Doc()] as const));
  for (const doc of docs.values()) writeBody(doc, body);
  let asked = 0;
  const { all: find, inSection } = findSuggestions((section) => {
    asked++;
    return docs.get(section) ?? null;
  });
  const make = (
    id: string,
    section: typeof goals,
    from: number,
    to: number,
    more: Partial<Suggestion> = {},
  ) => {
    const doc = docs.get(section)!;
    const anchor = from === to ? anchorOfPoint(doc, from)! : anchorOf(doc, { from, to })!;
    const text = groundText(body, { from, to });
    const quote = { text, shown: text, before: '', after: '' };
    return {
      id: suggestionId(id),
      section,
      by: me,
      at: 1,
      ground: { anchor, quote, text },
      change: { do: 'replace', slice: { content: [{ type: 'text', text: '新' }] } },
      why: '',
      decision: null,
      version: 1,
      ...more,
    } satisfies Suggestion;
  };
  const report = (...all: readonly Suggestion[]) =>
    ({
      bodies: new Map([goals, plans].map((id) => [id, body] as const)),
      outline: [{ id: goals }, { id: plans }],
      suggestions: new Map(all.map((one) => [one.id, one])),
    }) as unknown as Suggested;
  return { find, inSection, make, report, docs, asked: () => asked };
}

const rejected = { end: 'rejected', by: me, at: 2, put: null } as const;

test('open ones stand in the order of the text, of one place the older first; decided ones stand nowhere', () => {
  const { find, make, report } = world();
  const all = [
    make('d', plans, 1, 3),
    make('c', goals, 5, 7),
    make('b', goals, 1, 3, { at: 5 }),
    make('a', goals, 1, 3, { at: 9 }),
    make('done', goals, 1, 3, { decision: rejected }),
  ];
  expect([...find(report(...all)).keys()]).toEqual(['b', 'a', 'c', 'd']);
});

test('only sections that changed are looked at again, and the same report gives the same object', () => {
  const { find, make, report, asked } = world();
  const first = report(make('a', goals, 1, 3), make('b', plans, 1, 3));
  const places = find(first);
  expect(find({ ...first })).toBe(places);
  const before = asked();
  const next = { ...first, bodies: new Map(first.bodies).set(goals, bodyFromNotation(['别的'])) };
  expect(find(next).get(suggestionId('b'))).toBe(places.get(suggestionId('b')));
  expect(asked()).toBe(before + 1);
});

test('one whose words were cut and put into another section stands there, and again at home when they are back', () => {
  const { find, inSection, make, report, docs } = world();
  const words = '全年预算执行较好';
  const quote = { text: '预算', shown: '预算', before: '全年', after: '执行较好，完成预算的九成。' };
  const one = make('moved', goals, 3, 5);
  const value = report({ ...one, ground: { ...one.ground, quote } }, make('other', plans, 1, 3));
  expect([...inSection(value, goals).keys()]).toEqual(['moved']);
  const there = inSection(value, plans);
  const [rest, put] = [bodyFromNotation(['。']), bodyFromNotation([`上年。${words}，完成预算的九成。`])];
  const [goalsDoc, plansDoc] = [docs.get(goals)!, docs.get(plans)!];
  for (const [doc, next] of [
    [goalsDoc, rest],
    [plansDoc, put],
  ] as const) {
    doc.getXmlFragment('body').delete(0, doc.getXmlFragment('body').length);
    writeBody(doc, next);
  }
  const cut = {
    ...value,
    bodies: new Map([
      [goals, rest],
      [plans, put],
    ]),
  } as typeof value;
  expect(find(cut).get(suggestionId('moved'))).toMatchObject({
    section: plans,
    stands: 'ready',
    range: { from: 6, to: 8 },
  });
  expect(inSection(cut, goals).size).toBe(0);
  expect(inSection(cut, plans)).not.toBe(there);
  expect(
    isListed(
      [...value.suggestions.values()][0]!,
      { filter: 'open', section: plans, person: null },
      me,
      ({ id }) => find(cut).get(id),
    ),
  ).toBe(true);
  goalsDoc.getXmlFragment('body').delete(0, 1);
  writeBody(goalsDoc, body);
  const back = {
    ...cut,
    bodies: new Map([
      [goals, body],
      [plans, put],
    ]),
  } as typeof value;
  expect(find(back).get(suggestionId('moved'))?.section).toBe(goals);
});

test('one goes to the next from the caret and from the one looked at, round the end', () => {
  const { find, make, report } = world();
  const value = report(make('a', goals, 1, 3), make('b', goals, 9, 11), make('c', plans, 1, 3));
  const places = find(value);
  const step = (active: string | null, from: number, direction: 'next' | 'previous') =>
    nextSuggestion(
      places,
      value,
      { active: active === null ? null : suggestionId(active), caret: { section: goals, from, to: from } },
      direction,
    );
  expect(step(null, 5, 'next')).toBe('b');
  expect(step(null, 5, 'previous')).toBe('a');
  expect(step('c', 5, 'next')).toBe('a');
  expect(step('a', 5, 'previous')).toBe('c');
});

test('the filters tell open, to be reviewed, mine and decided apart', () => {
  const { find, make, report } = world();
  const other = personId('other');
  const stale = make('stale', goals, 1, 3);
  const all = [
    make('a', goals, 5, 7, { by: other }),
    { ...stale, ground: { ...stale.ground, text: '别的', quote: { ...stale.ground.quote, text: '别的' } } },
    make('done', plans, 1, 3, { decision: rejected }),
  ];
  const places = find(report(...all));
  const placeOf = ({ id }: Suggestion) => places.get(id);
  expect(countListed(all, me, placeOf)).toEqual({ open: 2, review: 1, mine: 2, decided: 1 });
  const choice = { filter: 'open', section: goals, person: other } as const;
  expect(all.filter((one) => isListed(one, choice, me, placeOf)).map(({ id }) => id)).toEqual(['a']);
});
