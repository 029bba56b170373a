import type { Report } from '@huigao/report';
import { flowText, reportFlow } from './flow';

/**
 * A report as plain text, one paragraph a line; an empty line sets off the title, the signature and each attachment, none stands between paragraphs,
 * so that the text pastes into a form or a word processor as it is.
 */
export function plainText(report: Report): string {
  let text = '';
  let signed = false;
  for (const paragraph of reportFlow(report)) {
    const { role } = paragraph;
    const signs = role === 'department' || role === 'date';
    if ((signs && !signed) || role === 'attachment') text += '\n';
    signed ||= signs;
    text += `${flowText(paragraph)}\n${role === 'title' ? '\n' : ''}`;
  }
  return text;
}
