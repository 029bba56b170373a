// Footnotes of Word: the mark in the text brings its note along, which Word numbers and puts at the foot of the page.

import type { Run } from '@huigao/report';
import {
  FootnoteReferenceRun,
  type IBaseParagraphStyleOptions,
  LineRuleType,
  Paragraph,
  type ParagraphChild,
  TextRun,
  XmlAttributeComponent,
  XmlComponent,
} from 'docx';
import { noteSizePt } from '../grid';
import type { Revision } from './revisions/word-revisions';
import { fonts, hanHint } from './typography';
import { xmlText } from './xml-text';

/** The standard says nothing of footnotes: single lines of 五号, first lines flush, so that the mark stands out. */
export const noteStyle: IBaseParagraphStyleOptions = {
  run: { font: fonts('仿宋_GB2312'), size: noteSizePt * 2, characterSpacing: 0 },
  paragraph: {
    indent: { left: 0, firstLine: 0, firstLineChars: 0 },
    spacing: { before: 0, after: 0, line: 240, lineRule: LineRuleType.AUTO },
  },
};

/** The mark of a footnote, with the note it brings. */
export function noteReference({ note = '' }: Run): FootnoteReferenceRun {
  const paragraphs = note.split('\n');
  return new FootnoteReferenceRun({
    children: paragraphs.map(
      (text, index) =>
        new Paragraph({
          style: 'FootnoteText',
          children: [new TextRun({ text: xmlText(index === 0 ? ` ${text}` : text), font: hanHint })],
        }),
    ),
  });
}

class RevisionAttributes extends XmlAttributeComponent<Revision> {
  protected override readonly xmlKeys = { id: 'w:id', author: 'w:author', date: 'w:date' };
}

class RevisedNote extends XmlComponent {
  constructor(name: 'w:ins' | 'w:del', revision: Revision, reference: FootnoteReferenceRun) {
    super(name);
    this.root.push(new RevisionAttributes(revision), reference);
  }
}

/** A footnote that is put in or taken out under tracking. The library lists the kinds of a paragraph's children by name. */
export const revisedNote = (name: 'w:ins' | 'w:del', revision: Revision, note: Run): ParagraphChild =>
  new RevisedNote(name, revision, noteReference(note)) as XmlComponent as ParagraphChild;
