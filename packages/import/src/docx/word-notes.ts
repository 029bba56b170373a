// Footnotes and endnotes of a Word document, by kind and id.

import { noteText } from '../source-note';
import { readXml, type Xml } from '../xml';

export type NoteKind = 'footnote' | 'endnote';

/** What the notes of a document say. Separators are notes too, without text. */
export interface WordNotes {
  /** As written; `''` for none. */
  readonly written: (kind: NoteKind, id: string) => string;
}

const isNote = (name: string) => name === 'footnote' || name === 'endnote';

/** Notes of one part of the package by id, their paragraphs parted by line feeds. */
function readNotes(xml: Xml = '<none/>'): ReadonlyMap<string, string> {
  const notes = new Map<string, string>();
  let id: string | null = null;
  let isText = false;
  let deleted = 0;
  const add = (text: string) => {
    if (id !== null && deleted === 0) notes.set(id, (notes.get(id) ?? '') + text);
  };
  readXml(xml, {
    open(name, attributes) {
      if (isNote(name)) id = attributes.id ?? null;
      if (name === 'del' || deleted > 0) deleted++;
      if (name === 'p' || name === 'br') add('\n');
      if (name === 'tab') add(' ');
      isText = name === 't';
    },
    text(text) {
      if (isText) add(text.replace(/[\r\n]/g, ' '));
    },
    close(name) {
      isText = false;
      if (deleted > 0) deleted--;
      if (isNote(name)) id = null;
    },
  });
  return notes;
}

/** The notes of a document. */
export function wordNotes(footnotes: Xml | undefined, endnotes: Xml | undefined): WordNotes {
  const notes = { footnote: readNotes(footnotes), endnote: readNotes(endnotes) };
  return { written: (kind, id) => notes[kind].get(id)?.trim() ?? '' };
}

/** A note as the node it can be; null: it is too long for one. */
export const asFootnote = noteText;
