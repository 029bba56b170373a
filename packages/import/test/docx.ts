// Word documents for tests, written as Word and WPS write them: only what a test is about.

import { strToU8, zipSync } from 'fflate';

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';

const element = (name: string, content: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><w:${name} ${namespaces}>${content}</w:${name}>`;

/** A run of text. */
export const r = (text: string, properties = '') =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;

/** A paragraph of runs, or of one text. */
export const p = (content: string, properties = '') =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content.startsWith('<') ? content : r(content)}</w:p>`;

export interface Parts {
  readonly styles?: string;
  readonly numbering?: string;
  readonly comments?: string;
  readonly commentsExtended?: string;
  readonly footnotes?: string;
  readonly [path: string]: string | undefined;
}

/** The bytes of a document with this body. */
export function docx(
  body: string,
  { styles, numbering, comments, commentsExtended, footnotes, ...others }: Parts = {},
): Uint8Array {
  const parts: Record<string, string | undefined> = {
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': element('document', `<w:body>${body}</w:body>`),
    'word/styles.xml': styles && element('styles', styles),
    'word/numbering.xml': numbering && element('numbering', numbering),
    'word/comments.xml': comments && element('comments', comments),
    'word/commentsExtended.xml':
      commentsExtended && `<w15:commentsEx ${namespaces}>${commentsExtended}</w15:commentsEx>`,
    'word/footnotes.xml': footnotes && element('footnotes', footnotes),
    ...others,
  };
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).flatMap(([path, xml]) => (xml === undefined ? [] : [[path, strToU8(xml)]])),
    ),
  );
}
