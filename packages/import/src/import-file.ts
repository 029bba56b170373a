// Any file that can become a report, told apart by what is in it: a name may lie, and says only what a text is written in.

import { decodeText, type ImportRefusal } from './decode';
import { Places, threadsOf } from './docx/place-comments';
import { suggestionsOf } from './docx/place-suggestions';
import { readDocx } from './docx/read-docx';
import { htmlLines } from './html/html-lines';
import { importText, type Proposal, propose } from './import-text';
import { isZip } from './zip';

export type Imported = { readonly ok: true; readonly proposal: Proposal } | ImportRefusal;

/** The container of .doc and .wps, and of documents with a password. */
const oldContainer = [0xd0, 0xcf, 0x11, 0xe0];

/** Whether a text is a page: it begins with a document type or its root element. */
const isHtml = (text: string) =>
  /^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]{0,400}?-->\s*)?<(?:!doctype html|html)\b/i.test(
    text.slice(0, 1000),
  );

function importDocx(bytes: Uint8Array, filename: string, progress: (part: number) => void): Imported {
  const source = readDocx(bytes, progress);
  if (!source.ok) return source;
  const { lines, notUnderstood, comments, changes } = source;
  const proposal = propose({ lines, notUnderstood, encoding: null, isWhole: true }, filename);
  const places = new Places(proposal);
  const placed = threadsOf(places, comments);
  const { suggestions, threads } = suggestionsOf(proposal.seed, places, changes);
  return {
    ok: true,
    proposal: {
      ...proposal,
      seed: { ...proposal.seed, threads: [...placed.threads, ...threads], suggestions },
      notUnderstood: [...proposal.notUnderstood, ...placed.notUnderstood],
    },
  };
}

/** A proposed report from a page: a file, or what was copied from a word processor. */
export function importHtml(html: string, filename: string): Imported {
  const source = htmlLines(html);
  if (source.lines.length === 0) return { ok: false, code: 'empty', detail: '' };
  return { ok: true, proposal: propose({ ...source, encoding: null, isWhole: true }, filename) };
}

/** What a file is read as, and how names of such files end. */
const endings = {
  word: /\.(?:docx|docm|dotx|wps|wpt)$/i,
  page: /\.x?html?$/i,
  text: /\.(?:txt|text|md|markdown)$/i,
};

/** Tells that a file's name says it is something else than it is. */
function named(imported: Imported, filename: string, is: keyof typeof endings): Imported {
  const says = (Object.keys(endings) as (keyof typeof endings)[]).find((one) => endings[one].test(filename));
  if (!imported.ok || says === undefined || says === is) return imported;
  const { proposal } = imported;
  const told = { line: 1, text: filename.slice(-60), why: `read-as-${is}` } as const;
  return { ok: true, proposal: { ...proposal, notUnderstood: [told, ...proposal.notUnderstood] } };
}

/** A proposed report from the bytes of a .docx, .html, .txt or .md, or why it cannot be read. */
export function importFile(
  bytes: Uint8Array,
  filename: string,
  progress: (part: number) => void = () => {},
): Imported {
  if (isZip(bytes)) return named(importDocx(bytes, filename, progress), filename, 'word');
  if (oldContainer.every((byte, index) => bytes[index] === byte))
    return { ok: false, code: 'old-document', detail: '' };
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  if (endings.page.test(filename) || isHtml(decoded.text))
    return named(importHtml(decoded.text, filename), filename, 'page');
  return named(importText(bytes, filename), filename, 'text');
}
