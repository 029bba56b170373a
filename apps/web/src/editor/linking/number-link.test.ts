import { bodyFromNotation, figureFromDefinition, figureId } from '@huigao/report';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import { figuresEqualTo, formatOf, guessedLabel, numberAtSelection } from './number-link';

const money = (id: string, value: string) =>
  figureFromDefinition({ id, label: id, group: '', unit: '元', format: '万元 .2 grouped', value });
const figures = new Map(
  [money('budgeted', '21195600'), money('executed', '21189000'), money('general', '21189000')].map(
    (figure) => [figure.id, figure],
  ),
);
figures.set(
  figureId('rate'),
  figureFromDefinition({
    id: 'rate',
    label: '执行率',
    group: '',
    unit: '%',
    format: '.2',
    formula: '[executed] ÷ [budgeted] × 100',
  }),
);

/** The number at a caret, or in a selection, marked by one or two `|`. */
function numberIn(marked: string) {
  const [before = '', middle = '', after] = marked.split('|');
  const line = before + middle + (after ?? '');
  const state = EditorState.create({ doc: bodyFromNotation([line]) });
  const size = (text: string) => bodyFromNotation([text]).content.size - 2;
  const from = 1 + size(before);
  const to = after === undefined ? from : from + size(middle);
  return numberAtSelection(state.apply(state.tr.setSelection(TextSelection.create(state.doc, from, to))));
}

test('the number around the caret is found, past places before it', () => {
  const typed = numberIn('预算[[budgeted]]，执行数2,11|8.90万元。')!;
  expect(typed.text).toBe('2,118.90万元');
  expect([typed.from, typed.to]).toEqual([8, 18]);
});

test('a selection that is a number is one, with its bold parts and without what it only holds', () => {
  expect(numberIn('执行数|2,118.90万元|。')?.text).toBe('2,118.90万元');
  expect(numberIn('|执行数2,118.90万元|。')).toBeNull();
  expect(numberIn('执行|数')).toBeNull();
});

test('figures are offered only when the place would read the same', () => {
  expect(figuresEqualTo({ figures }, numberIn('2,118.90万|元')!)).toEqual(['executed', 'general']);
  expect(figuresEqualTo({ figures }, numberIn('21195600|元')!)).toEqual(['budgeted']);
  expect(figuresEqualTo({ figures }, numberIn('2,118.9|1万元')!)).toEqual([]);
});

test('a rate as printed equals the computed one, a wrong one does not', () => {
  expect(figuresEqualTo({ figures }, numberIn('完成99.97|%')!)).toEqual(['rate']);
  expect(figuresEqualTo({ figures }, numberIn('完成99.7|%')!)).toEqual([]);
  expect(formatOf(numberIn('完成99.97|%')!)).toBe('.2');
});

test('the words before a number guess its label', () => {
  expect(guessedLabel(numberIn('2023年，全年预算数为2,119.56|万元')!)).toBe('全年预算数');
});
