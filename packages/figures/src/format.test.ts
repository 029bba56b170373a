import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimal, decimalText, roundDown, roundHalfUp, roundUp } from './decimal';
import { type FigureFormat, formatFigure } from './format';
import { recogniseToken } from './recognise';
import { shownScale } from './scale';
import { unitFactor } from './unit';

/** The test pairs of docs/numbers.md The expected texts are normative. */
const PAIRS: readonly (readonly [value: string, unit: string, format: FigureFormat, text: string])[] = [
  ['21189000', '元', { scale: '万元', decimals: 2, grouped: true }, '2,118.90万元'],
  ['21189000', '元', { scale: '万元', decimals: 2, grouped: true, spaced: true }, '2,118.90 万元'],
  ['21189000', '元', { scale: '元', decimals: 2, grouped: true }, '21,189,000.00元'],
  ['21189000', '元', { scale: '亿元', decimals: 4 }, '0.2119亿元'],
  ['21189000', '元', { capital: true }, '贰仟壹佰壹拾捌万玖仟元整'],
  ['123.45', '元', { capital: true }, '壹佰贰拾叁元肆角伍分'],
  ['100005.6', '元', { capital: true }, '壹拾万零伍元陆角整'],
  ['99.968861461813395516', '%', { decimals: 2 }, '99.97%'],
  ['99.968861461813395516', '%', { decimals: 1 }, '100.0%'],
  ['91.151661215355482871', '%', { decimals: 2 }, '91.15%'],
  ['2.675', '%', { decimals: 2 }, '2.68%'],
  ['15230', '人次', { scale: '万', decimals: 1, wording: '余' }, '1.5万余人次'],
  ['28600', '人', { scale: '万', decimals: 0, wording: '近' }, '近3万人'],
  ['58.4', '%', { scale: '成', wording: '近' }, '近6成'],
  ['5100', '件', {}, '5100件'],
  ['0', '元', { scale: '万元', decimals: 2 }, '0.00万元'],
];

test.each(PAIRS)('%s %s as %j is %s', (value, unit, format, text) => {
  expect(formatFigure(value, unit, format)).toEqual({ ok: true, text });
});

const FORMS: readonly (readonly [value: string, unit: string, format: FigureFormat, text: string])[] = [
  ['2118.9', '万元', { decimals: 2, grouped: true }, '2,118.90万元'],
  ['2118.9', '万元', { scale: '元', decimals: 0 }, '21189000元'],
  ['21189000', '元', { scale: '万' }, '2118.9万元'],
  ['21189000', '元', { scale: '万元', decimals: 2, grouped: true, unitShown: false }, '2,118.90'],
  ['-128800', '元', { scale: '万元', decimals: 2 }, '-12.88万元'],
  ['-0.4', '元', { decimals: 0 }, '0元'],
  ['3.5', 'pp', { decimals: 1, spaced: true }, '3.5 个百分点'],
  ['0.35', '%', { scale: '‰' }, '3.5‰'],
  ['58.4', '%', { scale: '成' }, '6成'],
  ['7012', '个', { decimals: -3, wording: '余', spaced: true }, '7000 余个'],
  ['3120000', '元', { scale: '万元', decimals: -2, wording: '余' }, '300余万元'],
  ['123456', '元', { scale: '万元', decimals: 0, wording: '余' }, '12万余元'],
  ['286000', '名', { scale: '万', decimals: -1, wording: '近' }, '近30万名'],
  ['123400000', '元', { scale: '亿元', decimals: 1, wording: '超过' }, '超过1.2亿元'],
  ['1234', '平方米', { decimals: -2, wording: '约' }, '约1200平方米'],
  ['835000', '', { scale: '万', decimals: 2 }, '83.50万'],
];

test.each(FORMS)('%s %s as %j reads %s', (value, unit, format, text) => {
  expect(formatFigure(value, unit, format)).toEqual({ ok: true, text });
});

const BROKEN: readonly (readonly [value: string, unit: string, format: FigureFormat, text: string])[] = [
  ['15000', '人次', { scale: '万', decimals: 1, wording: '余' }, '1.5万余人次'],
  ['60', '%', { scale: '成', wording: '近' }, '近6成'],
  ['0', '个', { wording: '近' }, '近0个'],
  ['120000000', '元', { scale: '亿元', decimals: 1, wording: '超过' }, '超过1.2亿元'],
];

test.each(BROKEN)('%s %s as %j breaks the bound of its word', (value, unit, format, text) => {
  expect(formatFigure(value, unit, format)).toMatchObject({ ok: false, code: 'bound-broken', text });
});

test('true but misleading words give a warning', () => {
  expect(formatFigure('21000', '人', { scale: '万', decimals: 0, wording: '近' })).toEqual({
    ok: true,
    text: '近3万人',
    warning: 'nearly-far',
  });
  expect(formatFigure('1440', '个', { decimals: -3, wording: '约' })).toMatchObject({ warning: 'about-far' });
  expect(formatFigure('1090', '个', { decimals: -3, wording: '约' })).toEqual({ ok: true, text: '约1000个' });
});

test.each([
  ['12a', '元', {}, 'bad-value'],
  ['12', '元', { decimals: 1.5 }, 'bad-decimals'],
  ['12', '元', { decimals: 21 }, 'bad-decimals'],
  ['12', '元', { scale: '成' }, 'scale-not-for-unit'],
  ['12', '%', { scale: '万' }, 'scale-not-for-unit'],
  ['12', 'pp', { scale: '万' }, 'scale-not-for-unit'],
  ['12', '人', { scale: '万元' }, 'scale-not-for-unit'],
  ['12', '人', { capital: true }, 'capital-not-money'],
  ['12', '元', { capital: true, wording: '约' }, 'capital-with-wording'],
  ['10000000000000000', '元', { capital: true }, 'too-large'],
] as readonly (readonly [string, string, FigureFormat, string])[])(
  '%s %s as %j is refused: %s',
  (value, unit, format, code) => {
    expect(formatFigure(value, unit, format)).toMatchObject({ ok: false, code });
  },
);

const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), fc.nat(6))
  .map(([digits, places]) => decimal(`${digits}e-${places}`));
const unitAndScale = fc.constantFrom<readonly [string, FigureFormat['scale']]>(
  ['元', undefined],
  ['元', '万元'],
  ['元', '亿元'],
  ['万元', undefined],
  ['%', undefined],
  ['%', '成'],
  ['%', '‰'],
  ['pp', undefined],
  ['人次', undefined],
  ['人次', '万'],
  ['平方米', '万'],
  ['', '万'],
);
const formats = fc
  .record({
    unitAndScale,
    decimals: fc.integer({ min: -2, max: 6 }),
    grouped: fc.boolean(),
    spaced: fc.boolean(),
    wording: fc.constantFrom(undefined, '约', '近', '超过', '余'),
  })
  .map(({ unitAndScale: [unit, scale], decimals: places, grouped, spaced, wording }) => {
    const format: FigureFormat = {
      ...(scale === undefined ? {} : { scale }),
      decimals: places,
      grouped,
      spaced,
      ...(wording === undefined ? {} : { wording: wording as NonNullable<FigureFormat['wording']> }),
    };
    return { unit, format };
  });

test('law: what is written is read back as the value at the precision of the format', () => {
  fc.assert(
    fc.property(decimals, formats, (value, { unit, format }) => {
      const result = formatFigure(value, unit, format);
      if (!result.ok) {
        expect(result.code).toBe('bound-broken');
        return;
      }
      const { exponent } = shownScale(unit, format.scale)!;
      const base = value.times(unitFactor(unit));
      const round = { 余: roundDown, 超过: roundDown, 近: roundUp, 约: roundHalfUp }[format.wording ?? '约'];
      const figure = recogniseToken(result.text);
      expect(figure?.text).toBe(result.text);
      expect(figure?.value).toBe(decimalText(round(base, format.decimals! - exponent)));
    }),
    { numRuns: 1000 },
  );
});

test('law: a recognised token whose format reproduces it is written back unchanged', () => {
  fc.assert(
    fc.property(decimals, formats, (value, { unit, format }) => {
      const written = formatFigure(value, unit, format);
      if (!('text' in written)) return;
      const figure = recogniseToken(written.text);
      expect(figure).not.toBeNull();
      if (figure === null || figure.reproduced === 'no') return;
      const again = formatFigure(figure.value, figure.unit, figure.format);
      expect('text' in again && again.text).toBe(written.text.slice(figure.coreFrom, figure.coreTo));
    }),
    { numRuns: 500 },
  );
});

test('law: capital money is read back to the 分', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }), (cents) => {
      const value = decimal(`${cents}e-2`);
      const written = formatFigure(value, '元', { capital: true });
      expect(written.ok && recogniseToken(written.text)?.value).toBe(decimalText(value));
    }),
  );
});
