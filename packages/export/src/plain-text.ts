import type { Report, Run } from '@huigao/report';
import { type FlowParagraph, flowText, reportFlow } from './flow';

/** Puts the marks of footnotes where they are referred to, and gathers what they say. */
class PlainNotes {
  #count = 0;
  #waiting: string[] = [];

  /** The notes since the last time, a line each. */
  take(): string {
    const lines = this.#waiting.map((line) => `${line}\n`).join('');
    this.#waiting = [];
    return lines;
  }

  marked(paragraph: FlowParagraph): FlowParagraph {
    switch (paragraph.role) {
      case 'heading':
      case 'paragraph':
      case 'caption':
        return { ...paragraph, runs: this.#runs(paragraph.runs) };
      case 'table':
        return {
          ...paragraph,
          rows: paragraph.rows.map((row) =>
            row.map((cell) => ({
              ...cell,
              blocks: cell.blocks.map((block) => ({ ...block, runs: this.#runs(block.runs) })),
            })),
          ),
        };
      default:
        return paragraph;
    }
  }

  #runs(runs: readonly Run[]): readonly Run[] {
    return runs.map((run) => (run.type === 'note' && run.text !== '' ? this.#mark(run) : run));
  }

  #mark(run: Run): Run {
    const number = ++this.#count;
    this.#waiting.push(`注${number}：${run.note!.replaceAll('\n', ' ')}`);
    return { ...run, text: `〔注${number}〕` };
  }
}

/** Whether something else than the text of a section begins, so that its notes come first. */
const endsSection = (paragraph: FlowParagraph): boolean =>
  paragraph.role === 'heading'
    ? paragraph.section !== null
    : ['department', 'date', 'attachment', 'attachmentNote'].includes(paragraph.role);

/**
 * A report as plain text, one paragraph a line; an empty line sets off the title, the signature and each attachment, none stands between paragraphs,
 * so that the text pastes into a form or a word processor as it is. Footnotes stand below the section that refers to them.
 */
export function plainText(report: Report): string {
  const notes = new PlainNotes();
  let text = '';
  let signed = false;
  for (const paragraph of reportFlow(report)) {
    const { role } = paragraph;
    if (endsSection(paragraph)) text += notes.take();
    const signs = role === 'department' || role === 'date';
    if ((signs && !signed) || role === 'attachment') text += '\n';
    signed ||= signs;
    text += `${flowText(notes.marked(paragraph))}\n${role === 'title' ? '\n' : ''}`;
  }
  return text + notes.take();
}
