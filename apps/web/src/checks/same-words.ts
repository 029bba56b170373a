// Whether two findings or relations say the same, wherever they stand: with every key before it a number moves, and its card does not change.

import type { Finding, Identity, Operand } from '@huigao/checks';

const operandWords = <Some extends Operand>({ place, ...said }: Some) => [said, place === null];

function findingWords({ place, others, operands, ...said }: Finding): string {
  return JSON.stringify([said, place?.section, others.length, operands.map(operandWords)]);
}

const identityWords = ({ parts, total, ...said }: Identity): string =>
  JSON.stringify([said, parts.map(operandWords), operandWords(total)]);

export const sameFinding = (a: Finding, b: Finding): boolean =>
  a === b || findingWords(a) === findingWords(b);

export const sameIdentity = (a: Identity, b: Identity): boolean =>
  a === b || identityWords(a) === identityWords(b);

/** As shown where nothing leads to a text but a total that is no figure. */
export const sameSum = (a: Identity, b: Identity): boolean =>
  sameIdentity(a, b) &&
  (a.total.figure !== null || JSON.stringify(a.total.place) === JSON.stringify(b.total.place));
