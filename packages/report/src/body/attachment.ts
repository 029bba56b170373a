// What official documents write of their attachments 附件 (GB/T 9704-2012, 7.3.4 and 7.3.7).

/** What stands above an attachment, `附件2`; the only one has no number. @param index - from 0 */
export const attachmentLabel = (index: number, count: number): string =>
  count === 1 ? '附件' : `附件${index + 1}`;

/** How the note 附件说明 on what is attached begins, where somebody typed it. */
export const attachmentNoteStart = /^\s*附件(?:说明)?\s*[：:]/;

/** The lines of the note on attachments of these titles. */
export const attachmentNote = (titles: readonly string[]): readonly string[] =>
  titles.map(
    (title, index) => (index === 0 ? '附件：' : '') + (titles.length > 1 ? `${index + 1}.` : '') + title,
  );
