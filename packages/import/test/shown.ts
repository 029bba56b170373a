// What an imported report shows, as the plain-text export writes it.

import { exportReport } from '@huigao/export';
import { type Report, type ReportSeed, reportFromSeed, reportId } from '@huigao/report';
import { importText, type Proposal } from '../src';

export function proposalOf(source: Uint8Array | string, filename = '报告.txt'): Proposal {
  const result = importText(source, filename);
  if (!result.ok) throw new Error(result.code);
  return result.proposal;
}

/** A seed as a report. */
export function built(seed: ReportSeed): Report {
  let next = 0;
  return reportFromSeed(seed, { id: reportId('r'), owner: null, newId: () => `s${next++}` });
}

export const reportOf = ({ seed }: Proposal): Report => built(seed);

/** The exported text of a seed. */
export const shownText = async (seed: ReportSeed): Promise<string> =>
  new TextDecoder().decode((await exportReport(built(seed), 'txt')).bytes);

/** The paragraphs of the exported text. */
export const shownParagraphs = async ({ seed }: Proposal): Promise<readonly string[]> =>
  (await shownText(seed)).split('\n').filter((line) => line !== '');

/** Kinds of the outline, in order. */
export const kinds = (proposal: Proposal) => proposal.seed.outline.map(({ kind }) => kind).join(' ');

export const whys = (proposal: Proposal) => proposal.notUnderstood.map(({ why }) => why);
