// What an imported report shows, as the plain-text export writes it.

import { exportReport } from '@huigao/export';
import { type Report, reportFromSeed, reportId } from '@huigao/report';
import { importText, type Proposal } from '../src';

export function proposalOf(source: Uint8Array | string, filename = '报告.txt'): Proposal {
  const result = importText(source, filename);
  if (!result.ok) throw new Error(result.code);
  return result.proposal;
}

export function reportOf(proposal: Proposal): Report {
  let next = 0;
  return reportFromSeed(proposal.seed, { id: reportId('r'), owner: null, newId: () => `s${next++}` });
}

/** The paragraphs of the exported text. */
export async function shownParagraphs(proposal: Proposal): Promise<readonly string[]> {
  const { bytes } = await exportReport(reportOf(proposal), 'txt');
  return new TextDecoder()
    .decode(bytes)
    .split('\n')
    .filter((line) => line !== '');
}

/** Kinds of the outline, in order. */
export const kinds = (proposal: Proposal) => proposal.seed.outline.map(({ kind }) => kind).join(' ');

export const whys = (proposal: Proposal) => proposal.notUnderstood.map(({ why }) => why);
