// XML as a row of events, namespace prefixes left out: some writers use others. Nothing is ever fetched or expanded: a document type,
// which could define entities, ends the reading.

import { SaxesParser } from 'saxes';

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

/** Characters given to the parser at once: what its handlers throw leaves early. */
const pieceLength = 64 * 1024;

/** Reads a document. */
export function readXml(
  xml: string,
  { open, text, close }: XmlHandlers,
  progress?: (part: number) => void,
): void {
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw new XmlFault(error.message);
  });
  parser.on('doctype', () => {
    throw new XmlFault('document type');
  });
  if (open)
    parser.on('opentag', ({ name, attributes }) => open(local(name), localNames(attributes as Attributes)));
  if (text) parser.on('text', text);
  if (close) parser.on('closetag', ({ name }) => close(local(name)));
  for (let at = 0; at < xml.length; at += pieceLength) {
    parser.write(xml.slice(at, at + pieceLength));
    progress?.(Math.min(1, (at + pieceLength) / xml.length));
  }
  parser.close();
}
