// A section's text in Yjs: the XmlFragment `body` of its document, laid out as the ProseMirror binding of the editor lays it
// out, so that both read the same. Reading here never writes and never repairs: what the schema does not know is a fault.

import { attributeFault, bodySchema, isOverfull } from '@huigao/report';
import type { ContentMatch, Fragment, Mark, Node, NodeSpec, NodeType } from 'prosemirror-model';
import * as Y from 'yjs';

/** The only root a section document may have. */
export const bodyRoot = 'body';

/** Depth of nesting beyond which a body is refused. */
export const maxDepth = 40;

export interface BodyFault {
  readonly ok: false;
  readonly code:
    | 'unknown-node'
    | 'unknown-mark'
    | 'bad-attribute'
    | 'bad-content'
    | 'bad-text'
    | 'too-deep'
    | 'table-too-large';
  readonly detail: string;
}

class Fault extends Error {
  constructor(readonly fault: BodyFault) {
    super(fault.code);
  }
}

const fail = (code: BodyFault['code'], detail: string): never => {
  throw new Fault({ ok: false, code, detail });
};

/** A lone surrogate would be shown as U+FFFD and stored as another character than was typed; neither is text. */
export const brokenText = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|\uFFFD/;

/** The names a section's text may use anywhere. Attributes are not told apart by element here: `levelFault` does that. */
export const bodyNames: { readonly elements: ReadonlySet<string>; readonly attributes: ReadonlySet<string> } =
  {
    elements: new Set(Object.keys(bodySchema.nodes).filter((name) => name !== 'doc' && name !== 'text')),
    attributes: new Set(
      Object.values(bodySchema.nodes).flatMap((type) => Object.keys(type.spec.attrs ?? {})),
    ),
  };

/** Why a format of text is not a mark of the schema, or null. A value of null ends the mark. */
export function markFault(name: string, value: unknown): BodyFault | null {
  // The binding writes overlapping marks as `name--hash`; none of ours overlap.
  const type = Object.hasOwn(bodySchema.marks, name) ? bodySchema.marks[name as 'bold'] : null;
  if (!type) return { ok: false, code: 'unknown-mark', detail: name };
  if (value === null) return null;
  const known = Object.keys(type.spec.attrs ?? {});
  const fits =
    typeof value === 'object' &&
    !Array.isArray(value) &&
    Object.keys(value).every((key) => known.includes(key));
  return fits ? null : { ok: false, code: 'bad-attribute', detail: name };
}

function readMarks(attributes: Readonly<Record<string, unknown>> | undefined): Mark[] {
  return Object.entries(attributes ?? {}).map(([name, value]) => {
    const fault = markFault(name, value);
    if (fault) throw new Fault(fault);
    return bodySchema.marks[name as 'bold'].create(value as Record<string, unknown>);
  });
}

interface Delta {
  readonly insert: unknown;
  readonly attributes?: Record<string, unknown>;
}

function readText(text: Y.XmlText): Node[] {
  return (text.toDelta() as Delta[]).map(({ insert, attributes }) => {
    if (typeof insert !== 'string') return fail('bad-content', 'embed');
    if (brokenText.test(insert)) return fail('bad-text', insert.slice(0, 20));
    return bodySchema.text(insert, readMarks(attributes));
  });
}

const defaults = (specs: NodeSpec['attrs'] = {}) =>
  Object.fromEntries(Object.entries(specs).map(([key, spec]) => [key, spec.default as unknown]));

function elementType(name: string): NodeType {
  if (!bodyNames.elements.has(name)) return fail('unknown-node', name);
  return bodySchema.nodes[name as 'paragraph'];
}

function readAttributes(element: Y.XmlElement, type: NodeType): Record<string, unknown> {
  const name = type.name;
  const given = element.getAttributes() as Record<string, unknown>;
  for (const key of Object.keys(given))
    if (!Object.hasOwn(type.spec.attrs ?? {}, key)) return fail('bad-attribute', `${name}.${key}`);
  const attrs = { ...defaults(type.spec.attrs), ...given };
  // Judged before the node is made: ProseMirror throws on an attribute of a wrong type.
  const wrong = attributeFault(name, attrs);
  return wrong ? fail('bad-attribute', `${name}.${wrong}`) : attrs;
}

/** Nodes that elements were read as before, and that they still are. */
export interface KnownNodes {
  readonly get: (element: Y.XmlElement) => Node | undefined;
  readonly set: (element: Y.XmlElement, node: Node) => void;
}

function readElement(element: Y.XmlElement, depth: number, known: KnownNodes | null): Node {
  const before = known?.get(element);
  if (before) return before;
  const name = element.nodeName;
  if (depth > maxDepth) return fail('too-deep', name);
  const type = elementType(name);
  const attrs = readAttributes(element, type);
  const children = readChildren(element, depth + 1, known);
  const node = type.create(attrs, children);
  if (!type.validContent(node.content)) return fail('bad-content', name);
  if (isOverfull(name, children.length)) return fail('table-too-large', name);
  known?.set(element, node);
  return node;
}

function readChildren(parent: Y.XmlFragment, depth: number, known: KnownNodes | null): Node[] {
  const nodes: Node[] = [];
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) nodes.push(...readText(child));
    else if (child instanceof Y.XmlElement) nodes.push(readElement(child, depth, known));
    else fail('bad-content', 'shared type');
  }
  return nodes;
}

function caught<T>(read: () => T): T | BodyFault {
  try {
    return read();
  } catch (error) {
    if (error instanceof Fault) return error.fault;
    throw error;
  }
}

/** A body, or the first thing in a document that is none. */
export type ReadBody = { readonly ok: true; readonly body: Node } | BodyFault;

/**
 * The body of a section document as a node of `bodySchema`.
 * @param known - what of it need not be read again
 */
export function readBody(doc: Y.Doc, known: KnownNodes | null = null): ReadBody {
  return caught(() => {
    const children = readChildren(doc.getXmlFragment(bodyRoot), 1, known);
    const body = bodySchema.nodes.doc.create(null, children);
    if (!bodySchema.nodes.doc.validContent(body.content)) fail('bad-content', 'doc');
    return { ok: true, body };
  });
}

/**
 * The first fault of one element, or of the root, by itself: its name, its attributes and the kinds of its children, but
 * nothing that lies in them. A body is valid when every level of it is, so an update need be judged only where it touched.
 */
export function levelFault(level: Y.XmlFragment): BodyFault | null {
  return caught(() => {
    const type = level instanceof Y.XmlElement ? elementType(level.nodeName) : bodySchema.nodes.doc;
    if (level instanceof Y.XmlElement) readAttributes(level, type);
    if (isOverfull(type.name, level.length)) return fail('table-too-large', type.name);
    let match: ContentMatch = type.contentMatch;
    for (const child of level.toArray() as readonly unknown[]) {
      const isText = child instanceof Y.XmlText;
      if (!isText && !(child instanceof Y.XmlElement)) return fail('bad-content', 'shared type');
      const next = match.matchType(isText ? bodySchema.nodes.text : elementType(child.nodeName));
      match = next ?? fail('bad-content', type.name);
    }
    return match.validEnd ? null : fail('bad-content', type.name);
  });
}

/** The marks of a text as Yjs formats it. */
export const formatsOf = ({ marks }: Node) =>
  Object.fromEntries(marks.map((mark) => [mark.type.name, mark.attrs]));

/** What a fragment is in Yjs. */
export function yjsChildren(fragment: Fragment): (Y.XmlElement | Y.XmlText)[] {
  const children: (Y.XmlElement | Y.XmlText)[] = [];
  let text: Y.XmlText | null = null;
  let end = 0;
  fragment.forEach((child) => {
    if (!child.isText) {
      text = null;
      children.push(yjsElement(child));
      return;
    }
    if (!text) {
      text = new Y.XmlText();
      end = 0;
      children.push(text);
    }
    text.insert(end, child.text!, formatsOf(child));
    end += child.text!.length;
  });
  return children;
}

export function yjsElement(node: Node): Y.XmlElement {
  const element = new Y.XmlElement(node.type.name);
  for (const [key, value] of Object.entries(node.attrs))
    if (value !== null) element.setAttribute(key, value as string);
  element.insert(0, yjsChildren(node.content));
  return element;
}

/** Writes a body into an empty section document. Only the server does so, once, when the section is made. */
export function writeBody(doc: Y.Doc, body: Node): void {
  const fragment = doc.getXmlFragment(bodyRoot);
  if (fragment.length > 0) throw new Error('The section document is not empty.');
  doc.transact(() => fragment.insert(0, yjsChildren(body.content)));
}
