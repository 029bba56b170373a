import type { SectionId } from '@huigao/report';
import { reportOfTexts } from '@huigao/testing';
import { expect, test } from 'vitest';
import type { TextChange } from '../report/report-session';
import { FindSession } from './find-session';

function open(sections: readonly (readonly string[])[], readOnly: readonly number[] = []) {
  const report = reportOfTexts(sections);
  const made: [SectionId, readonly TextChange[]][] = [];
  const shown: string[] = [];
  let active: SectionId | null = null;
  const find = new FindSession({
    store: { current: () => report, subscribe: () => () => {} },
    navigator: {
      active: () => active,
      goTo: ({ section, from, to }) => void shown.push(`${section} ${from}-${to}`),
      select: ({ section, from, to }) => void shown.push(`select ${section} ${from}-${to}`),
      replaceTexts: (section, changes) => {
        if (readOnly.includes(report.outline.findIndex(({ id }) => id === section))) return null;
        made.push([section, changes]);
        return changes.length;
      },
    },
    undoOrder: { together: (act) => act() },
  });
  const sectionIds = report.outline.map(({ id }) => id);
  return {
    find,
    made,
    shown,
    ids: sectionIds,
    writeIn: (index: number) => {
      active = sectionIds[index]!;
    },
  };
}

test('it begins where one writes, and goes round', () => {
  const { find, shown, ids, writeIn } = open([['甲'], ['乙'], ['甲甲']]);
  writeIn(1);
  find.open('find', '甲');
  expect(find.state()).toMatchObject({ current: 1, isSearching: false });
  find.step(1);
  find.step(1);
  expect(find.state().current).toBe(0);
  find.step(-1);
  expect(find.state().current).toBe(2);
  expect(shown).toEqual([`${ids[2]} 2-3`, `${ids[0]} 1-2`, `${ids[2]} 2-3`]);
});

test('one is replaced, and those behind it move along', () => {
  const { find, made } = open([['甲乙甲', '甲']]);
  find.open('replace', '甲');
  find.setReplacement('子丑');
  expect(find.replaceCurrent()).toMatchObject({ replaced: 1 });
  expect(made[0]![1]).toEqual([{ from: 1, to: 2, was: '甲', text: '子丑' }]);
  expect(find.state().found.map(({ from, to }) => [from, to])).toEqual([
    [4, 5],
    [7, 8],
  ]);
  expect(find.state().current).toBe(0);
});

test('all are replaced but for sections one may not write in, and those are named', () => {
  const { find, made, ids } = open([['甲'], ['甲甲'], ['甲']], [1]);
  find.open('replace', '甲');
  find.setReplacement('');
  const done = find.replaceAll();
  expect(done.replaced).toBe(2);
  expect([...done.readOnly]).toEqual([ids[1]]);
  expect(made.map(([section]) => section)).toEqual([ids[0], ids[2]]);
});

test('closing selects what was current', () => {
  const { find, shown, ids } = open([['甲乙']]);
  find.open('find', '乙');
  find.close();
  expect(shown).toEqual([`select ${ids[0]} 2-3`]);
  expect(find.state()).toMatchObject({ open: 'no', found: [] });
});
