// XML as a row of events, namespace prefixes left out: some writers use others. Nothing is ever fetched or expanded: a document type,
// which could define entities, ends the reading, as does what no document has: elements without end in one another, or attributes
// without end in one.

import { DecodeUTF8 } from 'fflate';
import { SaxesParser } from 'saxes';

/** A document as a text, or as bytes in UTF-8. */
export type Xml = string | Uint8Array;

export type Attributes = Readonly<Record<string, string>>;

export interface XmlHandlers {
  readonly open?: (name: string, attributes: Attributes) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

/** Why XML cannot be read. Thrown by {@link readXml}, like anything its handlers throw. */
export class XmlFault extends Error {}

/** A name without its prefix. */
const local = (name: string) => name.slice(name.indexOf(':') + 1);

/** Attributes by their names without prefixes. */
function localNames(attributes: Attributes): Attributes {
  const named: Record<string, string> = {};
  for (const [name, value] of Object.entries(attributes))
    if (!name.startsWith('xmlns')) named[local(name)] = value;
  return named;
}

/** Bytes given to the parser at once: what its handlers throw leaves early. */
const pieceLength = 64 * 1024;

/** Word and WPS stay below a tenth of each: drawings within tables within text boxes, and namespaces at the root. */
const maxDepth = 1000;
const maxAttributes = 1000;

function guardedParser(): SaxesParser {
  const parser = new SaxesParser();
  let attributes = 0;
  parser.on('error', (error) => {
    throw new XmlFault(error.message);
  });
  parser.on('doctype', () => {
    throw new XmlFault('document type');
  });
  parser.on('opentagstart', () => {
    attributes = 0;
  });
  parser.on('attribute', () => {
    attributes += 1;
    if (attributes > maxAttributes) throw new XmlFault(`more than ${maxAttributes} attributes`);
  });
  return parser;
}

/** Reads a document. */
export function readXml(
  xml: Xml,
  { open, text, close }: XmlHandlers,
  progress?: (part: number) => void,
): void {
  const parser = guardedParser();
  let depth = 0;
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > maxDepth) throw new XmlFault(`more than ${maxDepth} elements in one another`);
    open?.(local(name), localNames(attributes as Attributes));
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    close?.(local(name));
  });
  if (text) parser.on('text', text);
  const decoder = new DecodeUTF8((part) => {
    parser.write(part);
  });
  const write = (from: number, to: number) => {
    if (typeof xml === 'string') parser.write(xml.slice(from, to));
    else decoder.push(xml.subarray(from, to));
  };
  for (let at = 0; at < xml.length; at += pieceLength) {
    write(at, at + pieceLength);
    progress?.(Math.min(1, (at + pieceLength) / xml.length));
  }
  parser.close();
}
