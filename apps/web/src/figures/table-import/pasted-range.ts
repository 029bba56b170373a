// A range of cells on the clipboard, as every spreadsheet puts it there: as HTML and as text with tabs.

export interface PastedRange {
  readonly html: string;
  readonly text: string;
}

/** What the clipboard holds, in both forms. */
export const pastedRange = (data: Pick<DataTransfer, 'getData'>): PastedRange => ({
  html: data.getData('text/html'),
  text: data.getData('text/plain'),
});

/** Whether a paste holds cells: a word or a number alone is none of ours. */
export const isRange = ({ html, text }: PastedRange): boolean =>
  /<table[\s>]/i.test(html) || text.includes('\t');
