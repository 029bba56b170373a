// S1: typed numbers of lists have no gap and no repeat; one style per level. Numbers of headings and ordinals are computed and cannot
// be wrong. S2: 一是、二是 likewise.

import { parseHanInteger } from '@huigao/figures';
import { type NumberingScheme, standardScheme } from '@huigao/report';
import type { Finding } from '../finding';
import type { Line, Span } from '../reading/line';
import type { Reading } from '../reading/reading';
import { found, type Rule } from '../rule';

/** A number where an item may begin, typed or computed. */
interface Marker extends Span {
  readonly line: Line;
  readonly family: string;
  readonly value: number;
}

const itemMarker =
  /(?<=^|[。；：:！？”）)*]\s{0,2})(?:([（(])(\d{1,2})[)）]|(\d{1,2})([.、．])(?![\d.])|(\d{1,2})([.、．])(?=(?:19|20)\d\d\s*年))/g;

const familyOf = ([, bracket, , , dot, , yearDot]: RegExpMatchArray) =>
  bracket ? '（1）' : `1${dot ?? yearDot}`;

function itemMarkers(line: Line): readonly Marker[] {
  return [...line.text.matchAll(itemMarker)].map((match) => ({
    line,
    from: match.index,
    to: match.index + match[0].length,
    family: familyOf(match),
    value: Number(match[2] ?? match[3] ?? match[5]),
  }));
}

/** A number that continues nothing: after 1 … n of its family came neither n + 1 nor a new 1. */
function gapsIn(lines: readonly Line[]): readonly Finding[] {
  const last = new Map<string, number>();
  return lines.flatMap((line) => {
    if (line.type === 'heading') last.clear();
    return itemMarkers(line).flatMap((marker) => {
      const { family, value } = marker;
      const before = last.get(family);
      last.set(family, value);
      if (value === 1 || before === undefined || value === before + 1) return [];
      // A list inside the items of another goes on where it was.
      if (isComputed(marker)) return [];
      const isRepeat = value === before;
      const parameters = { shown: line.text.slice(marker.from, marker.to), expected: String(before + 1) };
      const message = isRepeat ? 'finding.number-repeated' : 'finding.number-skipped';
      return [
        found(
          { rule: 'S1', severity: 'block', message },
          { line, from: marker.from, to: marker.to },
          {
            parameters,
            expected: String(before + 1),
          },
        ),
      ];
    });
  });
}

const isComputed = ({ line, from }: Marker) =>
  line.ordinals.some((ordinal) => ordinal.from === from) || from < line.numberLength;

/** The number of a level is written otherwise than the standard has it, in a level that is used. */
function schemeFinding({ report, lines }: Reading): readonly Finding[] {
  const scheme: NumberingScheme = report.scheme;
  const differs = scheme.findIndex(
    (pattern, index) => standardScheme[index] !== undefined && pattern !== standardScheme[index],
  );
  const isUsed =
    differs < 2 ||
    lines.some(
      ({ level, ordinals }) => level === differs + 1 || ordinals.some((one) => one.level !== 'point'),
    );
  if (differs < 0 || !isUsed) return [];
  const parameters = {
    level: String(differs + 1),
    shown: scheme[differs]!,
    expected: standardScheme[differs]!,
  };
  return [
    found({ rule: 'S1', severity: 'info', message: 'finding.scheme-differs' }, null, {
      parameters,
      shown: scheme[differs]!,
      expected: standardScheme[differs]!,
    }),
  ];
}

/** S1. */
export const numbering: Rule = {
  id: 'S1',
  severity: 'block',
  run: (reading) => [...reading.sections.flatMap(({ lines }) => gapsIn(lines)), ...schemeFinding(reading)],
};

const point = /(?<=^|[。；：:！？”）)*，,、]\s{0,2})\*{0,2}([一二三四五六七八九十]{1,3})是/g;

function pointGaps(lines: readonly Line[]): readonly Finding[] {
  let last = 0;
  return lines.flatMap((line) => {
    if (line.type === 'heading') last = 0;
    return [...line.text.matchAll(point)].flatMap((match) => {
      const value = Number(parseHanInteger(match[1]!) ?? 0);
      const before = last;
      last = value === 0 ? last : value;
      if (value <= 1 || value === before + 1) return [];
      const where = { line, from: match.index, to: match.index + match[0].length };
      const parameters = { shown: match[0], before: String(before) };
      return [
        found({ rule: 'S2', severity: 'warn', message: 'finding.points-skipped' }, where, { parameters }),
      ];
    });
  });
}

/** S2. */
export const points: Rule = {
  id: 'S2',
  severity: 'warn',
  run: ({ sections }) => sections.flatMap(({ lines }) => pointGaps(lines)),
};
