import { figureId, type SectionId, sectionId } from '@huigao/report';
import { expect, test } from 'vitest';
import { createNavigator } from './navigator';
import type { SectionEditorHandle } from './report-session';

const [a, b, c] = ['a', 'b', 'c'].map(sectionId) as [SectionId, SectionId, SectionId];
const rate = figureId('total.rate');

/** A page that writes down what happens on it. */
function page() {
  const log: string[] = [];
  const navigator = createNavigator({
    order: () => [a, b, c],
    reveal: (section, how) => log.push(`${how} ${section}`),
    openFigures: () => log.push('open figures'),
  });
  const editor = (section: SectionId, writable = true): SectionEditorHandle => ({
    show: (from, to) => log.push(`show ${section} ${from}-${to}`),
    insertPlace: (figure) => log.push(`insert ${section} ${figure}`) > 0 && writable,
    replaceWithPlace: (from, to, figure) =>
      log.push(`replace ${section} ${from}-${to} ${figure}`) > 0 && writable,
    replaceWithText: (from, to, text) => log.push(`write ${section} ${from}-${to} ${text}`) > 0 && writable,
    replaceTexts: (changes) => (writable ? changes.length : null),
    edit: () => (writable ? log.push(`edit ${section}`) > 0 : null),
    select: (from, to) => log.push(`select ${section} ${from}-${to}`),
    focus: (at) => log.push(`focus ${section} ${at}`) > 0 && writable,
  });
  return { navigator, log, editor };
}

test('a range in a mounted section is shown at once', () => {
  const { navigator, log, editor } = page();
  navigator.register(a, editor(a));
  navigator.goTo({ section: a, from: 3, to: 8 });
  expect(log).toEqual(['show a 3-8']);
});

test('a change of a section without an editor waits for the editor', async () => {
  const { navigator, log, editor } = page();
  const changed = navigator.edit(b, () => null);
  expect(log).toEqual(['scroll b']);
  navigator.register(b, editor(b));
  expect(await changed).toBe(true);
  navigator.register(c, editor(c, false));
  expect(await navigator.edit(c, () => null)).toBeNull();
});

test('a range in a section without an editor is shown when the editor comes', () => {
  const { navigator, log, editor } = page();
  navigator.goTo({ section: b, from: 3, to: 8 });
  navigator.register(a, editor(a));
  expect(log).toEqual(['scroll b']);
  navigator.register(b, editor(b));
  navigator.register(b, editor(b));
  expect(log).toEqual(['scroll b', 'show b 3-8']);
});

test('only the last wish counts', () => {
  const { navigator, log, editor } = page();
  navigator.goTo({ section: b, from: 3, to: 8 });
  navigator.goToSection(c);
  navigator.register(b, editor(b));
  expect(log).toEqual(['scroll b', 'focus c']);
});

test('a place goes to the active editor, and nowhere once it is gone', () => {
  const { navigator, log, editor } = page();
  const off = navigator.register(a, editor(a));
  expect(navigator.insertPlace(rate, '')).toBe(false);
  navigator.setActive(a);
  expect(navigator.insertPlace(rate, '')).toBe(true);
  off();
  expect(navigator.active()).toBeNull();
  expect(navigator.insertPlace(rate, '')).toBe(false);
  expect(log).toEqual(['insert a total.rate']);
});

test('an editor mounted anew is not taken off by the end of the old one', () => {
  const { navigator, editor } = page();
  const off = navigator.register(a, editor(a));
  navigator.register(a, editor(a));
  navigator.setActive(a);
  off();
  expect(navigator.active()).toBe(a);
});

test('what a section refuses is told', () => {
  const { navigator, editor } = page();
  navigator.register(a, editor(a, false));
  const range = { section: a, from: 1, to: 2 };
  expect(navigator.replaceWithPlace(range, rate, '')).toBe(false);
  expect(navigator.replaceWithPlace({ ...range, section: b }, rate, '')).toBe(false);
});

test('the caret goes on to the next section that takes it', () => {
  const { navigator, log, editor } = page();
  navigator.register(a, editor(a));
  navigator.register(b, editor(b, false));
  navigator.register(c, editor(c));
  expect(navigator.focusNeighbour(a, 'after')).toBe(true);
  expect(navigator.focusNeighbour(c, 'after')).toBe(false);
  expect(log).toEqual(['focus b start', 'focus c start']);
});

test('a neighbour that is not mounted takes the caret when it is', () => {
  const { navigator, log, editor } = page();
  navigator.register(c, editor(c));
  expect(navigator.focusNeighbour(c, 'before')).toBe(true);
  navigator.register(b, editor(b));
  expect(log).toEqual(['scroll b', 'focus b end']);
});

test('a figure is shown in the panel, also when the panel comes later and comes twice', async () => {
  const { navigator, log } = page();
  const shown: string[] = [];
  navigator.showFigure(rate);
  navigator.onShowFigure((figure) => shown.push(`first ${figure}`))();
  const off = navigator.onShowFigure((figure) => shown.push(`second ${figure}`));
  await Promise.resolve();
  expect(shown).toEqual(['second total.rate']);
  navigator.showFigure(rate);
  expect(shown).toHaveLength(2);
  off();
  expect(log).toEqual(['open figures', 'open figures']);
});
