// The audit log as CSV (RFC 4180) for a spreadsheet.

/**
 * A cell. What a spreadsheet would take for a formula is made text by an apostrophe before it (OWASP, CSV Injection): a name or a
 * title was typed by somebody, and whoever opens the file is not to run it.
 */
function cellOf(value: string | number | null): string {
  const text = String(value ?? '');
  const guarded = typeof value === 'string' && /^\s*[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
  return `"${guarded.replaceAll('"', '""')}"`;
}

/** A row with its line end. */
export const csvRow = (cells: readonly (string | number | null)[]): string =>
  `${cells.map(cellOf).join(',')}\r\n`;

/** Tells Excel that what follows is UTF-8. */
export const byteOrderMark = '\uFEFF';
