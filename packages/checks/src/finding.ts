import type { FigureId, SectionId } from '@huigao/report';

/** How serious a finding is: `block` stops hand-in and export until fixed or waived, `warn` must be looked at, `info` explains. */
export type Severity = 'block' | 'warn' | 'info';

/** A stretch of a section's body. */
export interface FindingPlace {
  readonly section: SectionId;
  readonly from: number;
  readonly to: number;
}

/** What a check found 检查发现: the rule, both operands, where it stands, and how to mend it. */
export interface Finding {
  /** Id of the rule as docs/checks.md lists them. */
  readonly rule: 'T1' | 'F1' | 'F2';
  readonly severity: Severity;
  /** Key of the message that says it, with its parameters. */
  readonly message:
    | 'finding.contradicts'
    | 'finding.matches'
    | 'finding.sources-differ'
    | 'finding.natures-differ';
  readonly parameters: Readonly<Record<string, string>>;
  /** Null for a finding between figures. */
  readonly place: FindingPlace | null;
  /** What stands there, and what should. */
  readonly shown: string;
  readonly expected: string;
  /** The sentence around it. */
  readonly quote: string;
  /** The mend, where there is one: put a place of this figure instead, in this format. */
  readonly fix: { readonly figure: FigureId; readonly format: string } | null;
}

/** A relation between figures 勾稽关系 that holds, to be shown with a tick. */
export interface Identity {
  readonly rule: 'F1' | 'F2';
  readonly holds: boolean;
  /** Labels of the addends and of their total, and both amounts as shown. */
  readonly parts: readonly string[];
  readonly total: string;
  readonly sumText: string;
  readonly totalText: string;
}
