// Waivers 保留: a finding that stays as it is, with a reason and a name (decision 0022).

import type { PersonId, SectionId } from './ids';

/** A finding as it was when it was waived: what the record keeps, so that the check report can print it. */
export interface WaivedFinding {
  /** Names the finding by rule, section and operands: it dies with the first change of any of them. */
  readonly finding: string;
  readonly rule: string;
  readonly severity: string;
  /** Null for what is about figures, title or signature. */
  readonly section: SectionId | null;
  /** Key of the message that says it, with its parameters. */
  readonly message: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly shown: string;
  readonly expected: string;
  readonly quote: string;
}

/** A waiver of a finding. The name is kept, for archives know no people. */
export interface Waiver extends WaivedFinding {
  readonly why: string;
  readonly by: PersonId;
  readonly name: string;
  /** Epoch ms. */
  readonly at: number;
}

/** Most waivers of one report; more is no review. */
export const maxWaivers = 2000;
