// What a person fills in to make or change a figure, as text, and what it means.

import { decimalText, MONEY_UNIT, parseDecimal, unitFactor } from '@huigao/figures';
import type { Figure, FigureDefinition, FigureId, PersonId } from '@huigao/report';
import type { RecordCommand } from '@huigao/report-doc';
import { entryText, readEntry } from './entry-text';
import { changedFormat, firstFormat, unitMeant } from './format-choice';
import { type FormulaNames, namedFormula, readFormula } from './formula-names';

/** The fields of the form. Aliases stand one a line: they may hold 、 themselves. */
export interface FigureDraft {
  readonly kind: Figure['kind'];
  readonly label: string;
  readonly group: string;
  readonly unit: string;
  readonly value: string;
  readonly formula: string;
  readonly format: string;
  readonly aliases: string;
  readonly note: string;
  readonly evidence: string;
  /** What it was last year, written as the value is. */
  readonly previous: string;
  /** What the final accounts have, written as the value is. */
  readonly accounts: string;
  /** Empty for nobody. */
  readonly owner: PersonId | '';
}

/** What is known of a new figure before its form opens. */
export interface FigureStart {
  readonly label?: string | undefined;
  readonly group?: string | undefined;
  readonly unit?: string | undefined;
  /** Exact decimal in `unit`. */
  readonly value?: string | undefined;
  readonly format?: string | undefined;
}

/** The form of a new figure. */
export function newDraft(start: FigureStart): FigureDraft {
  const { unit, scale } = unitMeant(start.unit ?? MONEY_UNIT);
  const format = start.format ?? firstFormat(unit, scale);
  const given = start.value === undefined ? null : parseDecimal(start.value);
  const value = given && decimalText(given.times(unitFactor(start.unit ?? unit)).div(unitFactor(unit)));
  return {
    kind: 'entered',
    label: start.label ?? '',
    group: start.group ?? '',
    unit,
    value: entryText(value, { unit, format }),
    formula: '',
    format,
    aliases: '',
    note: '',
    evidence: '',
    previous: '',
    accounts: '',
    owner: '',
  };
}

/** The form of a figure that is there. */
export function draftOf(figure: Figure, names: FormulaNames): FigureDraft {
  const { kind, label, group, unit, value, formula, format, aliases, note, evidence, owner } = figure;
  return {
    kind,
    label,
    group,
    unit,
    value: entryText(value, figure),
    formula: formula === null ? '' : namedFormula(formula, names),
    format,
    aliases: aliases.join('\n'),
    note,
    evidence,
    previous: entryText(figure.previous, figure),
    accounts: entryText(figure.accounts, figure),
    owner: owner ?? '',
  };
}

/** The draft with another format: what was typed keeps its value, not its digits, when the scale changes. */
export function withFormat(draft: FigureDraft, format: string): FigureDraft {
  const entry = readEntry(draft.value, draft);
  const next = { ...draft, format };
  const before = readEntry(draft.previous, draft);
  const accounts = readEntry(draft.accounts, draft);
  return {
    ...next,
    ...(entry.ok ? { value: entryText(entry.value, next) } : {}),
    ...(before.ok ? { previous: entryText(before.value, next) } : {}),
    ...(accounts.ok ? { accounts: entryText(accounts.value, next) } : {}),
  };
}

/** The draft with another unit, and the format that goes with it. */
export function withUnit(draft: FigureDraft, text: string): FigureDraft {
  const { unit, scale } = unitMeant(text);
  if (unit === draft.unit) return scale ? withFormat(draft, changedFormat(draft.format, { scale })) : draft;
  return { ...draft, unit, format: firstFormat(unit, scale) };
}

/** Where a draft will not do. */
export type DraftFault =
  | 'no-label'
  | 'no-group'
  | 'no-unit'
  | 'bad-entry'
  | 'bad-previous'
  | 'bad-accounts'
  | 'bad-formula';

const listOf = (text: string): readonly string[] => [
  ...new Set(
    text
      .split('\n')
      .map((word) => word.trim())
      .filter(Boolean),
  ),
];

/** The value that was filled in, null while it is empty; undefined when it is no value. */
export const draftValue = (draft: FigureDraft): string | null | undefined => entered(draft.value, draft);

function entered(text: string, draft: FigureDraft): string | null | undefined {
  const entry = readEntry(text, draft);
  if (entry.ok) return entry.value;
  return entry.code === 'empty' ? null : undefined;
}

/** The formula at rest, or null where what was typed is none. */
export function draftFormula(draft: FigureDraft, names: FormulaNames): string | null {
  const read = readFormula(draft.formula, names);
  return read.ok ? read.formula : null;
}

/** Everything that is wrong with a draft. */
export function draftFaults(draft: FigureDraft, names: FormulaNames): ReadonlySet<DraftFault> {
  const isComputed = draft.kind === 'computed';
  const faults = new Map<DraftFault, boolean>([
    ['no-label', draft.label.trim() === ''],
    ['no-group', draft.group.trim() === ''],
    ['no-unit', draft.unit === ''],
    ['bad-entry', !isComputed && draftValue(draft) === undefined],
    ['bad-previous', entered(draft.previous, draft) === undefined],
    ['bad-accounts', entered(draft.accounts, draft) === undefined],
    ['bad-formula', isComputed && draftFormula(draft, names) === null],
  ]);
  return new Set([...faults].filter(([, isThere]) => isThere).map(([fault]) => fault));
}

/** The definition of a new figure; the draft has no faults. */
export function definitionOf(draft: FigureDraft, id: string, names: FormulaNames): FigureDefinition {
  const { kind, label, group, unit, format, aliases, note, evidence } = draft;
  const formula = kind === 'computed' ? draftFormula(draft, names) : null;
  const value = kind === 'entered' ? draftValue(draft) : null;
  const previous = entered(draft.previous, draft);
  const accounts = entered(draft.accounts, draft);
  return {
    id,
    label: label.trim(),
    group: group.trim(),
    unit,
    format,
    aliases: listOf(aliases),
    note: note.trim(),
    evidence: evidence.trim(),
    ...(previous ? { previous } : {}),
    ...(accounts ? { accounts } : {}),
    ...(formula === null ? {} : { formula }),
    ...(value === null || value === undefined ? {} : { value }),
  };
}

type ChangeFigure = Extract<RecordCommand, { readonly type: 'changeFigure' }>;

/** What a draft changes of its figure, and nothing else, so that two who change different things do not undo each other. */
export function changeOf(draft: FigureDraft, figure: Figure, names: FormulaNames): ChangeFigure['change'] {
  const definition = definitionOf(draft, figure.id, names);
  const { label, group, format, aliases, note, evidence = '', formula = null } = definition;
  const { previous = null, accounts = null } = definition;
  const owner = draft.owner === '' ? null : draft.owner;
  const wanted = { label, group, format, aliases, note, evidence, formula, owner, previous, accounts };
  const changed = Object.entries(wanted).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(figure[key as keyof typeof wanted]),
  );
  return Object.fromEntries(changed);
}

const idBytes = 9;

/** An id nobody else gives at the same time. Not `randomUUID`, which pages without TLS do not have. */
export function newFigureId(): FigureId {
  const bytes = crypto.getRandomValues(new Uint8Array(idBytes));
  return `figure.${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}` as FigureId;
}
