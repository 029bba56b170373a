// T3: two sentences or clauses that are nearly the same: one was corrected and the other was not, or a word was lost in copying.

import { nearPairs } from '../reading/near-duplicates';
import { found, type Rule } from '../rule';

/** T3. */
export const nearDuplicates: Rule = {
  id: 'T3',
  severity: 'warn',
  run: (reading) =>
    nearPairs(reading).map(({ first, second, firstPart, secondPart }) =>
      found({ rule: 'T3', severity: 'warn', message: 'finding.near-duplicate' }, first, {
        parameters: { first: firstPart, second: secondPart, section: second.line.entry.title },
        expected: second.line.text.slice(second.from, second.to),
        others: [second],
      }),
    ),
};
