// S7: brackets and quotation marks come in pairs of one width. S8: spaces beside digits, and the width of marks among Han characters,
// alike all through: one finding for the report.

import type { Finding } from '../finding';
import type { Line } from '../reading/line';
import type { Reading } from '../reading/reading';
import { found, type Rule } from '../rule';

const closers: Readonly<Record<string, string>> = {
  '“': '”',
  '‘': '’',
  '（': '）',
  '(': ')',
  '《': '》',
  '【': '】',
  '〔': '〕',
  '「': '」',
};
const openers = new Set(Object.keys(closers));
const sameFamily: Readonly<Record<string, string>> = { ')': '（', '）': '(' };
const closing = new Set(Object.values(closers));
const marks = new RegExp(`[${[...openers, ...closing].map((sign) => `\\${sign}`).join('')}]`, 'g');

/** The first mark of a paragraph without its partner, and why. */
function unpaired(line: Line): { at: number; message: 'finding.unpaired' | 'finding.mixed-width' } | null {
  const open: { sign: string; at: number }[] = [];
  for (const { 0: sign, index: at } of line.text.matchAll(marks)) {
    if (openers.has(sign)) open.push({ sign, at });
    if (!closing.has(sign)) continue;
    const last = open.at(-1);
    if (last && closers[last.sign] === sign) open.pop();
    else if (last && sameFamily[sign] === last.sign) return { at: last.at, message: 'finding.mixed-width' };
    // 1) and a) number a list.
    else if ((sign === ')' || sign === '）') && /[\da-z]/.test(line.text[at - 1] ?? '')) continue;
    // ’ may be an apostrophe.
    else if (sign !== '’') return { at, message: 'finding.unpaired' };
  }
  const first = open[0];
  return first ? { at: first.at, message: 'finding.unpaired' } : null;
}

/** S7. */
export const pairs: Rule = {
  id: 'S7',
  severity: 'warn',
  run: ({ lines }) =>
    lines.flatMap((line) => {
      const odd = unpaired(line);
      if (!odd) return [];
      const where = { line, from: odd.at, to: odd.at + 1 };
      return [
        found({ rule: 'S7', severity: 'warn', message: odd.message }, where, {
          parameters: { shown: line.text[odd.at]! },
        }),
      ];
    }),
};

const spaced = /\p{Script=Han} (?=\d)|\d (?=\p{Script=Han})/gu;
const tight = /\p{Script=Han}(?=\d)|\d(?=\p{Script=Han})/gu;
const narrow = /(?<=\p{Script=Han})[,;:()?!](?=\p{Script=Han})/gu;

interface Seen {
  count: number;
  line: Line | null;
  at: number;
}

function count(reading: Reading, pattern: RegExp): Seen {
  const seen: Seen = { count: 0, line: null, at: 0 };
  for (const line of reading.lines)
    for (const { index } of line.text.matchAll(pattern)) {
      if (seen.count === 0) Object.assign(seen, { line, at: index });
      seen.count++;
    }
  return seen;
}

/** S8. */
export const spacing: Rule = {
  id: 'S8',
  severity: 'info',
  run: (reading) => {
    const findings: Finding[] = [];
    const [wide, close, ascii] = [count(reading, spaced), count(reading, tight), count(reading, narrow)];
    if (wide.line && close.count > 0) {
      const where = { line: wide.line, from: wide.at, to: wide.at + 2 };
      const parameters = { spaced: String(wide.count), tight: String(close.count) };
      findings.push(
        found({ rule: 'S8', severity: 'info', message: 'finding.spacing-mixed' }, where, { parameters }),
      );
    }
    if (ascii.line) {
      const where = { line: ascii.line, from: ascii.at, to: ascii.at + 1 };
      const parameters = { shown: ascii.line.text[ascii.at]!, count: String(ascii.count) };
      findings.push(
        found({ rule: 'S8', severity: 'info', message: 'finding.narrow-marks' }, where, { parameters }),
      );
    }
    return findings;
  },
};
