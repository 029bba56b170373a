// Small parts of a Word document as trees of elements, and as XML again.

import { strFromU8 } from 'fflate';
import type { Attributes, XmlHandlers } from '../xml';

/** An element, names without prefixes. */
export interface Element {
  readonly name: string;
  readonly attributes: Attributes;
  readonly children: readonly Element[];
  /** What stands in it itself. */
  readonly text?: string;
}

interface OpenElement extends Element {
  text?: string;
  readonly children: OpenElement[];
}

/** Gives the elements of these names, each as a whole; what stands outside of them is passed over. */
export class ElementReader implements XmlHandlers {
  readonly #stack: OpenElement[] = [];

  constructor(
    private readonly wanted: {
      readonly wholes: ReadonlySet<string>;
      readonly onWhole: (element: Element) => void;
    },
  ) {}

  readonly open = (name: string, attributes: Attributes): void => {
    if (this.#stack.length === 0 && !this.wanted.wholes.has(name)) return;
    const element: OpenElement = { name, attributes, children: [] };
    this.#stack.at(-1)?.children.push(element);
    this.#stack.push(element);
  };

  readonly text = (text: string): void => {
    const element = this.#stack.at(-1);
    if (element) element.text = (element.text ?? '') + text;
  };

  readonly close = (): void => {
    const element = this.#stack.pop();
    if (element && this.#stack.length === 0) this.wanted.onWhole(element);
  };
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Names that are written: what is none of Word's own could not be named by its prefix alone. */
const isName = (name: string) => /^[A-Za-z]{1,40}$/.test(name);

/** An element and what is in it but for text, in Word's namespace. */
export function elementXml({ name, attributes, children }: Element): string {
  if (!isName(name)) return '';
  const written = Object.entries(attributes)
    .filter(([key]) => isName(key))
    .map(([key, value]) => ` w:${key}="${escaped(value)}"`)
    .join('');
  const inner = children.map(elementXml).join('');
  return inner === '' ? `<w:${name}${written}/>` : `<w:${name}${written}>${inner}</w:${name}>`;
}

/** UTF-8 without a mark at its beginning. */
export const decoded = (bytes: Uint8Array): string => strFromU8(bytes).replace(/^\ufeff/, '');
