// What hostile files cost: each is read by a cold process of the command line, whose time and peak memory are told beside those of an
// honest file of one line. Nothing is asserted. Linux.

import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(new URL('../../packages/import/package.json', import.meta.url));
const { strToU8, zipSync } = require('fflate');

const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const documentOf = (body, before = '') =>
  `<?xml version="1.0" encoding="UTF-8"?>${before}<w:document ${word}><w:body>${body}</w:body></w:document>`;
const paragraph = (text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const docx = (document, others = {}) =>
  zipSync({ 'word/document.xml': typeof document === 'string' ? strToU8(document) : document, ...others });

/** A package whose document says it is `said` bytes long, in the directory at its end and before its content. */
function lying(document, said) {
  const bytes = docx(document);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 4 < bytes.length; at++) {
    const signature = view.getUint32(at, true);
    if (signature === 0x04034b50) view.setUint32(at + 22, said, true);
    if (signature === 0x02014b50) view.setUint32(at + 24, said, true);
  }
  return bytes;
}

const megabytes = (count) => new Uint8Array(count * 1024 * 1024).fill(0x20);
const entities = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>';
const outside = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>';

/** Files by what is wrong with them. */
const hostileFiles = {
  'an honest line': () => ['a.docx', docx(documentOf(paragraph('甲')))],
  'bomb: 1 GB in one part': () => ['a.docx', docx(megabytes(1000))],
  'bomb: 1 GB that says it is 1 KB': () => ['a.docx', lying(megabytes(1000), 1024)],
  'bomb: 31 MB of blanks, allowed by size': () => ['a.docx', docx(megabytes(31))],
  '100,000 entries': () => [
    'a.docx',
    docx(
      documentOf(paragraph('甲')),
      Object.fromEntries(
        Array.from({ length: 100_000 }, (_, index) => [`word/${index}.xml`, new Uint8Array()]),
      ),
    ),
  ],
  '1,000,000 paragraphs': () => ['a.docx', docx(documentOf('<w:p/>'.repeat(1_000_000)))],
  '500,000 paragraphs with a letter': () => ['a.docx', docx(documentOf(paragraph('甲').repeat(500_000)))],
  '1,000,000 elements in one another': () => ['a.docx', docx(documentOf('<w:x>'.repeat(1_000_000)))],
  '30,000 tables in one another': () => ['a.docx', docx(documentOf('<w:tbl><w:tr><w:tc>'.repeat(30_000)))],
  '1,000,000 attributes': () => [
    'a.docx',
    docx(documentOf(`<w:p ${Array.from({ length: 1_000_000 }, (_, index) => `a${index}=""`).join(' ')}/>`)),
  ],
  'an attribute of 30 MB': () => ['a.docx', docx(documentOf(`<w:p a="${'甲'.repeat(10_000_000)}"/>`))],
  'entities in entities': () => ['a.docx', docx(documentOf(paragraph('&b;'), entities))],
  'an entity that is a file': () => ['a.docx', docx(documentOf(paragraph('&a;'), outside))],
  'parts named ../../': () => [
    'a.docx',
    docx(documentOf(paragraph('甲')), { '../../../../tmp/huigao-out.xml': strToU8('乙') }),
  ],
  'broken XML': () => ['a.docx', docx(documentOf('<w:p><w:r>').slice(0, -20))],
  'a picture named .docx': () => ['a.docx', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0])],
  'a cut-off package': () => ['a.docx', docx(documentOf(paragraph('甲'))).slice(0, 200)],
  'HTML: 1,000,000 elements in one another': () => ['a.html', strToU8(`<html>${'<div>'.repeat(1_000_000)}`)],
  'HTML: 2,000,000 broken tags': () => ['a.html', strToU8(`<html>${'<a <'.repeat(2_000_000)}`)],
  'text: 5 MB in one line': () => ['a.txt', strToU8('一、'.repeat(800_000))],
  'text: 1,000,000 lines': () => ['a.txt', strToU8('一、甲\n'.repeat(1_000_000))],
};

/** Writes each file and has it measured. @param line - measures one run and prints it */
export async function measureHostile(folder, line) {
  for (const [what, make] of Object.entries(hostileFiles)) {
    const [name, bytes] = make();
    const file = path.join(folder, name);
    writeFileSync(file, bytes);
    await line(`${what} (${(bytes.length / 1024).toFixed(0)} KB)`, file);
  }
}
