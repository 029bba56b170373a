// Attachments 附件 behind the signature: 附件1 on a line of its own, its title on the next (GB/T 9704-2012, 7.3.7), then what is attached.

import { attachmentLabel, attachmentNote, attachmentNoteStart } from '@huigao/report';
import { leadingMarker } from './marker';
import type { NotUnderstood, SourceLine } from './source-line';
import { withoutMarks } from './source-note';

export interface SourceAttachment {
  readonly label: SourceLine;
  readonly title: SourceLine;
  readonly lines: readonly SourceLine[];
}

/** Without a colon: 附件： opens the note that lists them. */
const labelLine = /^\s*附件\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})?\s*$/;

const longestTitle = 100;

const isTitle = (line: SourceLine | undefined): line is SourceLine =>
  line !== undefined &&
  !line.table &&
  line.text.length <= longestTitle &&
  !/[。；：;:]\s*$/.test(withoutMarks(line.text)) &&
  !labelLine.test(line.text) &&
  !leadingMarker(line.text);

const plain = (line: SourceLine): SourceLine => ({ ...line, text: withoutMarks(line.text) });

/** Parts the lines below the title into those of the report and the attachments at the end. */
export function takeAttachments(lines: readonly SourceLine[]): {
  readonly rest: readonly SourceLine[];
  readonly attachments: readonly SourceAttachment[];
} {
  const starts = lines.flatMap(({ text, table }, at) =>
    !table && labelLine.test(withoutMarks(text)) && isTitle(lines[at + 1]) ? [at] : [],
  );
  const attachments = starts.map((start, index) => ({
    label: plain(lines[start]!),
    title: plain(lines[start + 1]!),
    lines: lines.slice(start + 2, starts[index + 1] ?? lines.length),
  }));
  return { rest: lines.slice(0, starts[0] ?? lines.length), attachments };
}

/**
 * Takes the note 附件说明 off the end of the text where the report would write the same; one that differs stays as it was typed.
 * @param lines - above the signature
 */
export function takeAttachmentNote(
  lines: readonly SourceLine[],
  attachments: readonly SourceAttachment[],
): {
  readonly rest: readonly SourceLine[];
  readonly lines: number;
  readonly notUnderstood: readonly NotUnderstood[];
} {
  const note = attachmentNote(attachments.map(({ title }) => title.text.trim()));
  const above = lines.length - note.length;
  const isSame = note.length > 0 && note.every((text, index) => lines[above + index]?.text.trim() === text);
  if (isSame) return { rest: lines.slice(0, above), lines: note.length, notUnderstood: [] };
  const [first] = attachments;
  const isMissing = first && !lines.some(({ text }) => attachmentNoteStart.test(text));
  return {
    rest: lines,
    lines: 0,
    notUnderstood: isMissing
      ? [{ line: first.label.line, text: first.title.text, why: 'attachment-note-added' }]
      : [],
  };
}

/** Labels that the report gives otherwise than the source. */
export const differingLabels = (attachments: readonly SourceAttachment[]): readonly NotUnderstood[] =>
  attachments.flatMap(({ label: { line, text }, title }, index) =>
    text.trim() === attachmentLabel(index, attachments.length)
      ? []
      : [{ line, text: `${text} ${title.text}`.slice(0, 60), why: 'number-differs' }],
  );
