import { bodyFromNotation, tidyRules } from '@huigao/report';
import { type TextEdit, writeBody, writeTextEdits } from '@huigao/report-doc';
import { reportOfTexts } from '@huigao/testing';
import type { Node } from '@tiptap/pm/model';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { OpenTexts } from '../across/open-texts';
import type { BodyEditor } from '../editor/body/body-editor';
import { type TidyList, tidySteps } from './tidy-found';
import { tidyTexts } from './tidy-texts';

const all = new Set(tidyRules);

/** Sections whose editors hold these lines; those named may not be written in. */
function open(sections: readonly (readonly string[])[], readOnly: readonly number[] = []) {
  const report = reportOfTexts(sections);
  const bodies = [...report.bodies.values()];
  const written: string[][] = bodies.map(() => []);
  const editors = report.outline.map(({ id }, index) => ({
    section: id,
    get view() {
      return { editable: !readOnly.includes(index), state: { doc: bodies[index]! } };
    },
    writeEdits(make: (body: Node) => readonly TextEdit[]) {
      if (readOnly.includes(index)) return false;
      const doc = new Y.Doc();
      writeBody(doc, bodies[index]!);
      const edits = make(bodies[index]!);
      writeTextEdits(doc, bodies[index]!, edits);
      written[index]!.push(...edits.map(({ was, text }) => `${was}>${text}`));
      return true;
    },
  }));
  const texts = {
    of: (id: string) => (editors.find(({ section }) => section === id) as unknown as BodyEditor) ?? null,
  } as unknown as OpenTexts;
  const list = (rules = all, only: Parameters<typeof tidySteps>[3] = null): TidyList => {
    const steps = tidySteps(report, texts, rules, only);
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  };
  const session = {
    store: { current: () => report, subscribe: () => () => {} },
    texts,
    undoOrder: { together: (act: () => void) => act() },
  } as unknown as Parameters<typeof tidyTexts>[0];
  return {
    ids: report.outline.map(({ id }) => id),
    list,
    tidy: (...[found, rules = all]: [TidyList['found'], Set<(typeof tidyRules)[number]>?]) =>
      tidyTexts(session, found, rules),
    written,
    rewrite: (index: number, lines: readonly string[]) => {
      bodies[index] = bodyFromNotation(lines);
    },
  };
}

test('each change is found where one may write, the others are counted by their sections', () => {
  const { list, ids } = open([['甲,乙', '丙 丁'], ['戊,己'], ['庚']], [1]);
  const { found, counts, readOnly } = list();
  expect(found.map(({ section, change }) => [section, change.rule])).toEqual([
    [ids[0], 'marks'],
    [ids[0], 'spaces'],
  ]);
  expect(readOnly).toEqual([ids[1]]);
  expect(counts.get('marks')).toBe(1);
  expect(list(all, ids[2]).found).toEqual([]);
});

test('a rule that is left out still says what it would do', () => {
  const { list } = open([['甲,乙', '丙 丁']]);
  const { found, counts } = list(new Set(['spaces']));
  expect(found.map(({ change }) => change.rule)).toEqual(['spaces']);
  expect(counts.get('marks')).toBe(1);
});

test('only what was chosen is made, and of words that others changed meanwhile nothing', () => {
  const { list, tidy, written, rewrite } = open([['甲,乙', '丙,丁', '甲,乙']]);
  const { found } = list();
  expect(found).toHaveLength(3);
  // The two that read alike are told apart.
  expect(new Set(found.map(({ key }) => key)).size).toBe(3);
  rewrite(0, ['先写一段', '甲,乙', '丙和丁', '甲,乙']);
  expect(tidy(found.slice(0, 2))).toEqual({ made: 1, missed: 1 });
  expect(written).toEqual([[',>，']]);
});

test('what came since it was looked at is not touched unseen', () => {
  const { list, tidy, written, rewrite } = open([['甲,乙']]);
  const { found } = list();
  rewrite(0, ['甲,乙', '刚写的,话']);
  tidy(found);
  expect(written).toEqual([[',>，']]);
});

test('a section that was locked meanwhile is left', () => {
  const locked: number[] = [];
  const { list, tidy } = open([['甲,乙'], ['丙,丁']], locked);
  const { found } = list();
  locked.push(1);
  expect(tidy(found)).toEqual({ made: 1, missed: 1 });
});
