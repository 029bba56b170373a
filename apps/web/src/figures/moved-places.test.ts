import { bodyFromNotation, figureFromDefinition, figureId } from '@huigao/report';
import { EditorState } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import { withPlacesMoved } from './moved-places';

const figure = (id: string, value: string) =>
  figureFromDefinition({ id, label: id, group: 'g', unit: '名', format: '', value });
const figures = new Map(
  [figure('old', '267'), figure('new', '12'), figure('other', '3')].map((one) => [one.id, one]),
);
const stateOf = (...lines: readonly string[]) => EditorState.create({ doc: bodyFromNotation(lines) });
const [from, to] = [figureId('old'), figureId('new')];

function placesIn({ doc }: Pick<EditorState, 'doc'>) {
  const found: { pos: number; figure: string; shown: string; format: string }[] = [];
  doc.descendants((node, pos) => {
    if (node.type.name !== 'place') return;
    const { figure: id, shown, format } = node.attrs;
    found.push({ pos, figure: id, shown, format });
  });
  return found;
}

const before = stateOf('招募[[old]]，培训[[old|.0 spaced]]。', '其中[[other]]，共[[old]]。');
const seen = placesIn(before).flatMap(({ figure: id, pos }) => (id === 'old' ? [pos] : []));
const figuresOf = (state: Pick<EditorState, 'doc'>) => placesIn(state).map((one) => one.figure);

test('chosen places move, with their formats and what the other figure gives, and no others', () => {
  const tr = withPlacesMoved({ from, to }, seen, new Set([seen[1]!]))(before, figures)!;
  expect(figuresOf(tr)).toEqual(['old', 'new', 'other', 'old']);
  expect(placesIn(tr)[1]).toMatchObject({ format: '.0 spaced', shown: '12 名' });
});

test('a place is known by its turn when text before it has grown', () => {
  const now = stateOf('全年共招募[[old]]，培训[[old]]。', '其中[[other]]，共[[old]]。');
  const tr = withPlacesMoved({ from, to }, seen, new Set([seen[2]!]))(now, figures)!;
  expect(figuresOf(tr)).toEqual(['old', 'old', 'other', 'new']);
});

test('when places have come or gone, only one that still stands where it stood moves', () => {
  const fewer = stateOf('招募[[old]]，培训。', '其中[[other]]，共[[old]]。');
  expect(figuresOf(withPlacesMoved({ from, to }, seen, new Set([seen[0]!]))(fewer, figures)!)).toEqual([
    'new',
    'other',
    'old',
  ]);
  expect(withPlacesMoved({ from, to }, seen, new Set([seen[1]!]))(fewer, figures)).toBeNull();
});
