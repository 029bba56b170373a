import { decimal, powerOfTen } from '@huigao/figures';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closenessByDivision, roundedCloseness } from './tolerance';

test('told by multiplying, a rate is as close as by dividing and rounding', () => {
  const seen = new Set<string>();
  const rate = fc.record({
    part: fc.integer({ min: -20, max: 3000 }),
    whole: fc.integer({ min: 1, max: 3000 }),
    decimals: fc.integer({ min: 0, max: 3 }),
    coarser: fc.constantFrom(-1, 0, 1, 2),
    off: fc.constantFrom(0, 0, 0, 1, -1, 2, 11),
    deeper: fc.constantFrom('', '', '', '5'),
  });
  fc.assert(
    fc.property(rate, ({ part, whole, decimals, coarser, off, deeper }) => {
      const near = Math.round(((part * 100) / whole) * 10 ** decimals) + off;
      const point = `${near / 10 ** decimals}`.includes('.') ? deeper : '';
      const printed = {
        value: decimal(`${near / 10 ** decimals}${point}`),
        worth: powerOfTen(coarser - decimals),
        decimals,
      };
      const [a, b] = [decimal(String(part)), decimal(String(whole))];
      const closeness = roundedCloseness(printed, a, b);
      seen.add(closeness);
      expect(closeness).toBe(closenessByDivision(printed, a, b));
    }),
    { numRuns: 200, examples: [[{ part: 1, whole: 8, decimals: 0, coarser: 0, off: 0, deeper: '' }]] },
  );
  expect(seen.size).toBe(3);
});
