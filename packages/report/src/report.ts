// The `Report` value: the immutable centre of the code. Checks, numbering, digests and every export take it,
// so they run alike in a browser, on a server, on the command line and in a test.

import type { Node } from 'prosemirror-model';
import type { NumberingScheme } from './body/numbering';
import type { FigureId, IndicatorId, PersonId, ReportId, SectionId, TaskId } from './ids';
import type { OwnRule } from './own-rule';
import type { Suggestion, SuggestionId } from './remarks/suggestion';
import type { Thread, ThreadId } from './remarks/thread';
import type { RolledFrom } from './roll-forward';
import type { Indicator, Task } from './tasks/task';
import type { SectionGuide } from './templates/section-guide';
import type { SectionKind } from './templates/section-kind';
import type { Waiver } from './waiver';
import type { FinalVersion } from './workflow/final-version';
import type { Pins } from './workflow/pins';
import type { SigningPlan } from './workflow/signatures';
import type { WorkflowStep } from './workflow/workflow';

/** Roles a person can hold in one report: 统稿人, 科室负责人, 财务, 审核人, 分管领导, 读者. */
export const roles = ['owner', 'drafter', 'finance', 'reviewer', 'approver', 'viewer'] as const;
export type Role = (typeof roles)[number];

/** Roles that say more with sections: 起草 and 审核 are done for those assigned. */
export const rolesBySection: readonly Role[] = ['drafter', 'reviewer'];

/** States of a section: 起草, 送审, 退回, 已定, 已签. */
export const sectionStatuses = ['drafting', 'submitted', 'returned', 'agreed', 'signed'] as const;
export type SectionStatus = (typeof sectionStatuses)[number];

/** A person's standing in one report. The name is kept here so that it can be shown offline and after the account is gone. */
export interface Member {
  readonly person: PersonId;
  readonly name: string;
  /** Every role held, whether the person's own or by a group. */
  readonly roles: readonly Role[];
  /** The roles given to the person as such, where a group gives others or all of them; absent: all are. */
  readonly own?: readonly Role[];
  /** The groups of the report that the person is counted to; absent: none. */
  readonly groups?: readonly string[];
}

/** A group 用户组 of the installation that was taken into a report: whoever is in it holds these roles. */
export interface GroupShare {
  readonly group: string;
  readonly roles: readonly Role[];
}

/** The roles given to a person as such, without those by groups. */
export const ownRoles = ({ own, roles }: Member): readonly Role[] => own ?? roles;

/**
 * One entry of the outline, in reading order: a part (一、基本情况, a bare heading) or a section with a text.
 * A level-2 entry belongs to the level-1 entry before it.
 */
export interface OutlineEntry {
  readonly id: SectionId;
  readonly kind: SectionKind | 'part';
  readonly level: 1 | 2;
  readonly title: string;
  /** Who may edit the text, besides the report's owners 统稿人. */
  readonly drafters: readonly PersonId[];
  readonly reviewers: readonly PersonId[];
  /** Due date as `YYYY-MM-DD`. */
  readonly due: string | null;
  readonly status: SectionStatus;
  /** The values it was agreed on; null unless it is agreed or signed. */
  readonly pins: Pins | null;
  /** Every step it took, oldest first. */
  readonly steps: readonly WorkflowStep[];
  /** What is asked of its text here 编写要求; absent: what the template asks of its kind. */
  readonly guide?: SectionGuide;
}

/**
 * What happened to a figure. `proposed`: a value was put beside the published one; `formula`: `from` and `to` are formulas;
 * `imported`: the value came with a table; `previous` and `accounts`: `from` and `to` are values of
 * last year, or of the final accounts; the rest leave the value as it was.
 */
export type FigureEvent =
  | 'proposed'
  | 'published'
  | 'imported'
  | 'formula'
  | 'retired'
  | 'revived'
  | 'merged'
  | 'separated'
  | 'split'
  | 'previous'
  | 'accounts';

/** One change of a figure: who, when (epoch ms), from, to, why. Values are exact decimals in the base unit. */
export interface FigureChange {
  readonly by: PersonId;
  readonly at: number;
  readonly from: string | null;
  readonly to: string | null;
  readonly why: string;
  /** Absent: the value was set. */
  readonly event?: FigureEvent;
  /** Whose proposal was published, where it was another person's. */
  readonly proposedBy?: PersonId;
}

/** A value that waits beside the published one 待发布. */
export interface ProposedValue {
  readonly value: string | null;
  readonly by: PersonId;
  /** Epoch ms. */
  readonly at: number;
  readonly why: string;
}

/** A figure 数据: lives once; the text only refers to it. */
export interface Figure {
  readonly id: FigureId;
  readonly label: string;
  readonly group: string;
  /** Base unit: 元 for all money, `%`, `pp`, or a measure word. */
  readonly unit: string;
  readonly kind: 'entered' | 'computed';
  /** Exact decimal in the base unit; null while not yet known, and always for computed figures. */
  readonly value: string | null;
  readonly formula: string | null;
  /** What it was last year 上年数; null while that is not known. */
  readonly previous: string | null;
  /** What the final accounts 部门决算 have for it, to be compared with; null while that was not entered. */
  readonly accounts: string | null;
  /** Code of the format its places use unless they have one of their own. */
  readonly format: string;
  /** Other words the text uses for it (完成预算的 for 执行率). */
  readonly aliases: readonly string[];
  readonly owner: PersonId | null;
  readonly note: string;
  /** What bears the value out 佐证: a document, a file, a cell of a table (收支表!C5). */
  readonly evidence: string;
  /** Whether finance or an owner stands behind the value 已发布; always for computed figures. */
  readonly published: boolean;
  /** A value proposed over a published one; places go on showing `value` until it is published. */
  readonly proposed: ProposedValue | null;
  /** Used no more 停用: offered nowhere, while its places go on showing it. */
  readonly retired: boolean;
  /** The figure it was merged into 并入: wherever it is referred to, that one is meant. */
  readonly mergedInto: FigureId | null;
  /** Rises with every change; a command names the version it saw. */
  readonly version: number;
  readonly history: readonly FigureChange[];
}

/** The signature block 落款. */
export interface Signature {
  readonly department: string;
  /** Date as `YYYY-MM-DD`, null while not dated. */
  readonly date: string | null;
}

export interface Report {
  readonly id: ReportId;
  readonly title: string;
  readonly year: number | null;
  readonly signature: Signature;
  readonly scheme: NumberingScheme;
  readonly outline: readonly OutlineEntry[];
  /** Everybody with a right, those by a group included: the server keeps them as the groups are (decision 0005). */
  readonly people: ReadonlyMap<PersonId, Member>;
  /** By the group's name. */
  readonly groups: ReadonlyMap<string, GroupShare>;
  /** Whose signatures are asked for. */
  readonly signing: SigningPlan;
  /** Every time it was frozen, oldest first. */
  readonly finals: readonly FinalVersion[];
  /** The report it was rolled forward from 续写; null: from none. */
  readonly rolledFrom: RolledFrom | null;
  /** Who put it away 归档, and when (epoch ms); null: it is in the lists. What one may do with it stays as it is. */
  readonly archived: { readonly by: PersonId; readonly at: number } | null;
  /** In panel order. */
  readonly figures: ReadonlyMap<FigureId, Figure>;
  /** Key tasks 重点工作任务, in their order. */
  readonly tasks: ReadonlyMap<TaskId, Task>;
  /** Indicators 绩效指标, in their order: those of tasks of this report, and of the department as a whole. */
  readonly indicators: ReadonlyMap<IndicatorId, Indicator>;
  /** Comment threads 批注, by id. */
  readonly threads: ReadonlyMap<ThreadId, Thread>;
  /** Suggestions 修订建议, decided ones too, by id. */
  readonly suggestions: ReadonlyMap<SuggestionId, Suggestion>;
  /** Findings that stay as they are 保留, with reason and name, by what names the finding. */
  readonly waivers: ReadonlyMap<string, Waiver>;
  /** Checks of the report's own 自定规则, by id. */
  readonly rules: ReadonlyMap<string, OwnRule>;
  /** The text of each section, by section; parts have none. Nodes of `bodySchema`. */
  readonly bodies: ReadonlyMap<SectionId, Node>;
}

/** The outline entry of a section, or null. */
export function maybeSection(report: Report, id: SectionId): OutlineEntry | null {
  return report.outline.find((entry) => entry.id === id) ?? null;
}
