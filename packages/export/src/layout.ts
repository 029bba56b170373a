// How a document is dressed beside its text: as plain material 普通材料, or as an official document 公文 with red head and colophon.

import type { Report } from '@huigao/report';
import { dateText } from './flow';

/** What a red head 版头 and a colophon 版记 say beside what the report knows (GB/T 9704-2012, 7.2, 7.4). Empty texts are left out. */
export interface FormalLayout {
  readonly profile: 'formal';
  /** 发文字号, `某局〔2024〕7号`. */
  readonly number: string;
  /** 抄送机关, without 抄送 and without a stop. */
  readonly copiesTo: string;
  /** 印发日期 as `YYYY-MM-DD`; null: the date of the signature. */
  readonly printedOn: string | null;
}

export type Layout = { readonly profile: 'plain' } | FormalLayout;

export const plainLayout: Layout = { profile: 'plain' };

/** The lines of red head and colophon. */
export interface FormalTexts {
  /** 发文机关标志. */
  readonly mark: string;
  readonly number: string;
  /** Null where nobody gets a copy. */
  readonly copies: string | null;
  readonly printedBy: string;
  readonly printedOn: string;
}

/** What red head and colophon of a report read; null for plain material. */
export function formalTexts(report: Report, layout: Layout): FormalTexts | null {
  if (layout.profile === 'plain') return null;
  const { department, date } = report.signature;
  const printedOn = layout.printedOn ?? date;
  return {
    mark: `${department}文件`,
    number: layout.number,
    copies: layout.copiesTo === '' ? null : `抄送：${layout.copiesTo}。`,
    printedBy: department,
    printedOn: printedOn ? `${dateText(printedOn)}印发` : '',
  };
}

/** Size in points of the 发文机关标志: striking, and on one line wherever that can be read (7.2.4 leaves it open). */
export function markSizePt(mark: string, areaWidthPt: number): number {
  return Math.min(Math.max(Math.floor((areaWidthPt * 0.96) / Math.max([...mark].length, 1)), 26), 54);
}
