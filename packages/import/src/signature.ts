// The signature 落款 at the end: the department, and the date below it.

import { leadingMarker } from './marker';
import { type Signature, signatureDate } from './signature-date';
import type { NotUnderstood, SourceLine } from './source-line';
import { withoutMarks } from './source-note';

const longestDepartment = 60;

/** Last words of the names of public bodies. */
const bodyEnding =
  /(?:部|委|局|厅|办|办公室|中心|委员会|政府|院|所|处|站|队|校|学院|馆|会|社|团|公司)(?:[（(](?:公章|盖章|章)[）)])?$/;

const withoutSpace = (text: string) => withoutMarks(text).replace(/\s/g, '');

function isDepartment({ text, depth }: SourceLine, title: string, dated: boolean): boolean {
  const name = withoutSpace(text);
  if (depth > 0 || name.length < 2 || name.length > longestDepartment) return false;
  if (/[。，；：、！？,;:!?*]/.test(name) || leadingMarker(text)) return false;
  return dated || bodyEnding.test(name) || (name.length > 3 && withoutSpace(title).includes(name));
}

/** The lines above the signature, and what the signature says. */
export interface SignedLines {
  readonly rest: readonly SourceLine[];
  readonly signature: Signature;
  /** How many lines of the source it takes. */
  readonly lines: number;
  readonly notUnderstood: readonly NotUnderstood[];
}

/** A signature that styles mark as such: the last lines, department above date. */
function markedSignature(lines: readonly SourceLine[]): SignedLines | null {
  const last = lines.at(-1);
  const dated = last?.role === 'date' ? signatureDate(withoutMarks(last.text)) : null;
  if (last?.role === 'date' && !dated) return null;
  const above = dated ? lines.slice(0, -1) : lines;
  const signer = above.at(-1)?.role === 'signature' ? above.at(-1) : undefined;
  if (!dated && !signer) return null;
  return {
    rest: signer ? above.slice(0, -1) : above,
    signature: { department: withoutMarks(signer?.text ?? ''), date: dated?.date ?? null },
    lines: (dated ? 1 : 0) + (signer ? 1 : 0),
    notUnderstood: dated?.rewritten ? [{ line: last!.line, text: last!.text, why: 'date-rewritten' }] : [],
  };
}

/** Takes the signature off the last lines of a source; an empty one when there is none. */
export function takeSignature(lines: readonly SourceLine[], title: string): SignedLines {
  const marked = markedSignature(lines);
  if (marked) return marked;
  const last = lines.at(-1);
  const date = last && !last.table ? signatureDate(withoutMarks(last.text)) : null;
  const above = date ? lines.slice(0, -1) : lines;
  const signer = above.at(-1);
  if (!signer || signer.table || !isDepartment(signer, title, date !== null))
    return { rest: lines, signature: { department: '', date: null }, lines: 0, notUnderstood: [] };
  return {
    rest: above.slice(0, -1),
    signature: { department: withoutMarks(signer.text), date: date?.date ?? null },
    lines: date ? 2 : 1,
    notUnderstood: date?.rewritten ? [{ line: last!.line, text: last!.text, why: 'date-rewritten' }] : [],
  };
}
