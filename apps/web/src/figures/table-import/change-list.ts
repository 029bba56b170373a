// The change list: which lines of a table are taken, under which name, and the command that does it, or takes it back.

import { decimal, decimalText, parseDecimal, unitFactor } from '@huigao/figures';
import type { TableLine, TableMeaning } from '@huigao/import';
import { type Figure, type FigureDefinition, type FigureId, figureId, type Report } from '@huigao/report';
import type { ImportedValue, RecordCommand } from '@huigao/report-doc';
import { firstFormat, scaleWritten } from '../format-choice';

/** A line with what a person decided on it. */
export interface ChosenLine {
  readonly line: TableLine;
  readonly isTaken: boolean;
  /** The name of a new figure. */
  readonly label: string;
}

export type ImportCommand = Extract<RecordCommand, { readonly type: 'importFigures' }>;

/** In which part of the list a line stands. */
export const stateOrder = [
  'changed',
  'new',
  'not-understood',
  'same',
] as const satisfies readonly TableLine['state'][];

/** Whether a line can be taken at all. Another year's number can become a figure of its own; of two values one can be chosen. */
export const isTakable = ({ state, why }: TableLine): boolean =>
  state === 'new' || state === 'changed' || why === 'other-period' || why === 'twice';

/** The list as it first stands: what is plain is taken, what is doubtful is not. */
export const chosenLines = (lines: readonly TableLine[]): readonly ChosenLine[] =>
  lines.map((line) => ({
    line,
    label: line.label,
    isTaken: line.state === 'changed' || (line.state === 'new' && line.label !== ''),
  }));

/** The list with one line taken or left; of two lines for one figure only one is taken. */
export function withTaken(
  lines: readonly ChosenLine[],
  index: number,
  choice: 'taken' | 'left',
): readonly ChosenLine[] {
  const figure = lines[index]?.line.figure;
  return lines.map((one, at) => {
    if (at === index) return { ...one, isTaken: choice === 'taken' };
    const isRival = choice === 'taken' && figure && one.line.figure?.id === figure.id;
    return isRival ? { ...one, isTaken: false } : one;
  });
}

export const isReady = ({ isTaken, label, line }: ChosenLine): boolean =>
  isTaken && isTakable(line) && (line.figure !== null || label.trim() !== '');

const inUnitOf = (figure: Figure, value: string) =>
  decimalText((parseDecimal(value) ?? decimal('0')).div(unitFactor(figure.unit)));

function definitionOf(
  { line, label }: ChosenLine,
  id: FigureId,
  { group, evidence }: { readonly group: string; readonly evidence: string },
): FigureDefinition {
  const { unit, value, writtenIn } = line;
  const format = 'format' in line ? String(line.format) : firstFormat(unit, scaleWritten(writtenIn));
  return { id, label: label.trim(), group, unit, format, value, evidence };
}

/** Values of a table that stand beside a figure's own. */
export type BesideValues = Exclude<TableMeaning, 'values'>;

export interface ImportSource {
  /** Absent: the values themselves. */
  readonly as?: BesideValues | undefined;
  /** A file's name, or what the interface calls a pasted range. */
  readonly name: string;
  /** Group of new figures. */
  readonly group: string;
}

/** The command that takes in what was chosen. */
export function importCommand(
  lines: readonly ChosenLine[],
  { name, group, as }: ImportSource,
  newId: () => FigureId,
): ImportCommand {
  const taken = lines.filter(isReady);
  const evidenceOf = ({ line }: ChosenLine) => `${name} ${line.cell}`.slice(0, 200);
  return {
    type: 'importFigures',
    source: name.slice(0, 200),
    add: taken
      .filter(({ line }) => line.figure === null)
      .map((one) => definitionOf(one, newId(), { group, evidence: evidenceOf(one) })),
    set: taken.flatMap((one): ImportedValue[] => {
      const { figure, value } = one.line;
      if (!figure) return [];
      return [
        {
          figure: figure.id,
          version: figure.version,
          value: inUnitOf(figure, value),
          evidence: evidenceOf(one),
          ...(as ? { as } : {}),
        },
      ];
    }),
    remove: [],
  };
}

/**
 * The command that takes an import back, over the versions it left. Whoever changed one of the figures since then is not
 * overruled: the whole is refused as a conflict.
 * @param before - the figures as they were when the import was sent
 */
export function takenBack(command: ImportCommand, before: Report['figures'], source: string): ImportCommand {
  return {
    type: 'importFigures',
    source,
    add: [],
    set: command.set.flatMap(({ figure, version, as }): ImportedValue[] => {
      const old = before.get(figure);
      if (!old) return [];
      const seen = { figure, version: version + 1 };
      return as
        ? [{ ...seen, value: old[as], evidence: '', as }]
        : [{ ...seen, value: old.value, evidence: old.evidence }];
    }),
    remove: command.add.map(({ id }) => ({ figure: figureId(id), version: 1 })),
  };
}
