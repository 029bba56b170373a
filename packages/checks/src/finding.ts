import type { FigureId, RuleRelation, SectionId } from '@huigao/report';
import type { FindingMessage } from './finding-messages';

/** How serious a finding is: `block` stops hand-in and export until fixed or waived, `warn` must be looked at, `info` explains. */
export type Severity = 'block' | 'warn' | 'info';

/** Ids of the rules, as docs/checks.md lists them; `R` are the rules of the report itself 自定规则. */
export const ruleIds = [
  'T1',
  'T2',
  'T3',
  'T4',
  'T5',
  'T6',
  'T7',
  'T8',
  'T9',
  'T10',
  'T11',
  'T12',
  'T13',
  'F1',
  'F2',
  'F3',
  'F4',
  'F5',
  'F6',
  'F7',
  'F8',
  'F9',
  'F10',
  'F11',
  'F12',
  'F13',
  'F14',
  'F15',
  'F16',
  'F17',
  'F18',
  'F19',
  'F20',
  'F21',
  'F22',
  'S1',
  'S2',
  'S3',
  'S4',
  'S5',
  'S6',
  'S7',
  'S8',
  'S9',
  'S10',
  'S11',
  'S12',
  'S13',
  'S14',
  'S15',
  'S16',
  'S17',
  'S18',
  'R',
] as const;
export type RuleId = (typeof ruleIds)[number];

/** A stretch of a section's body. */
export interface FindingPlace {
  readonly section: SectionId;
  readonly from: number;
  readonly to: number;
}

/** How a finding can be mended: by a place of a figure in a format, or by other text, where its place is. */
export type Fix =
  | { readonly kind: 'link'; readonly figure: FigureId; readonly format: string }
  | { readonly kind: 'replace'; readonly text: string };

/** One operand of a relation between figures: its words, its amount as shown, and where either lives. */
export interface Operand {
  readonly label: string;
  readonly text: string;
  readonly figure: FigureId | null;
  readonly place: FindingPlace | null;
}

/** An operand of a finding, with its exact value in its base unit. */
export interface FindingOperand extends Operand {
  readonly exact: string;
}

/** What a check found 检查发现: the rule, both operands, where they stand, and how to mend it. */
export interface Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
  /** Key of the message that says it, with its parameters. */
  readonly message: FindingMessage;
  readonly parameters: Readonly<Record<string, string>>;
  /** Null for a finding between figures, or about title and signature. */
  readonly place: FindingPlace | null;
  /** The numbers it is about, the one at its place first; none for findings about words. */
  readonly operands: readonly FindingOperand[];
  /** The other operands, where they stand in a text. */
  readonly others: readonly FindingPlace[];
  /** What stands there, and what should; empty when there is no such thing. */
  readonly shown: string;
  readonly expected: string;
  /** The sentence around it. */
  readonly quote: string;
  readonly fix: Fix | null;
}

/**
 * How a relation between figures stands: it holds, holds but for rounding 尾差, does not hold, or differs in a way that may be right
 * and wants a word of explanation.
 */
export type IdentityState = 'holds' | 'rounding' | 'differs' | 'noted';

/** A relation between figures 勾稽关系, for the reconciliation table. */
export interface Identity {
  readonly rule: RuleId;
  /** Name of a rule of the report's own; absent for the others, which have theirs in the catalogue of texts. */
  readonly name?: string;
  readonly state: IdentityState;
  /** Between the parts; of one part alone it says nothing. */
  readonly operator: '+' | '−' | '÷';
  readonly parts: readonly Operand[];
  readonly relation: RuleRelation;
  readonly total: Operand;
  /** What the parts give. */
  readonly result: string;
  /** By how much it misses the total, without a sign; empty when it does not. */
  readonly difference: string;
}
