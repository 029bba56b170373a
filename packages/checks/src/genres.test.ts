// Reports of other places in which everything is right: nothing is found that asks for something.

import { expect, test } from 'vitest';
import { genres } from '../test/genres';
import { findingsIn, said } from '../test/reports';

test.each(Object.entries(genres))('[CH1] nothing is wrong in the report of %s', (_, text) => {
  const findings = findingsIn(text).filter(({ severity }) => severity !== 'info');
  expect(said(findings)).toBe('');
});
