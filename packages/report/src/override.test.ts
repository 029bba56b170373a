import { expect, test } from 'vitest';
import { attributeFault, bodySchema } from './body/schema';
import { figureArithmetic, placeText, realText } from './figure-values';
import { figureId } from './ids';
import { overrideCode, parseOverride } from './override';
import { figureFromDefinition } from './templates/template';

const money = (id: string, value: string) =>
  figureFromDefinition({ id, label: id, group: '', unit: '元', format: '万元 .2 grouped', value });
const figures = new Map(
  [
    money('budgeted', '21195600'),
    money('executed', '21189000'),
    figureFromDefinition({
      id: 'rate',
      label: '执行率',
      group: '',
      unit: '%',
      format: '.2',
      formula: '[executed] ÷ [budgeted] × 100',
    }),
  ].map((figure) => [figure.id, figure]),
);
const place = { figure: 'rate', format: '', shown: '' };

test('an override stands instead of the value, which stays to be seen', () => {
  const override = overrideCode({ text: '近100%', why: '公开稿取整' });
  expect(placeText(figures, { ...place, override })).toBe('近100%');
  expect(realText(figures, { ...place, override })).toBe('99.97%');
  expect(placeText(figures, { ...place, override: null })).toBe('99.97%');
});

test.each([
  ['', null],
  ['近100%', null],
  ['近100%\n', null],
  ['\n理由', null],
  ['近100%\n理由\n再', null],
  [`${'九'.repeat(101)}\n理由`, null],
  [`近100%\n${'理'.repeat(201)}`, null],
  ['近100%\n理由', { text: '近100%', why: '理由' }],
])('an override without words or reason is none: %j', (code, parsed) => {
  expect(parseOverride(code)).toEqual(parsed);
  const attrs = { ...place, override: code };
  expect(attributeFault('place', attrs)).toBe(parsed ? null : 'override');
});

test('texts of the first version of the schema, which knew no override, still read', () => {
  expect(attributeFault('place', place)).toBeNull();
  expect(bodySchema.nodes.place.create(place).attrs.override).toBeNull();
});

test('a computed figure tells its arithmetic', () => {
  expect(figureArithmetic(figures, figureId('rate'))).toBe('2,118.90万元 ÷ 2,119.56万元 × 100 = 99.97%');
  expect(figureArithmetic(figures, figureId('executed'))).toBeNull();
});
