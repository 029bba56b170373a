// The nodes and marks of the body as Tiptap wants them: made from the specs of `bodySchema`, so that editor and server can never
// mean different things. A test compares the schema Tiptap makes of them with the original.

import { bodySchema } from '@huigao/report';
import { type AnyExtension, Extension, Mark, Node, type NodeViewRenderer } from '@tiptap/core';
import type { AttributeSpec, MarkSpec, NodeSpec } from '@tiptap/pm/model';

/** Fields of a node spec that mean the same in Tiptap; `undefined` is as good as absent there. */
const nodeFields = [
  'content',
  'group',
  'inline',
  'atom',
  'selectable',
  'draggable',
  'defining',
  'isolating',
  'linebreakReplacement',
] as const;

function attributes(specs: Readonly<Record<string, AttributeSpec>> | null | undefined) {
  return Object.fromEntries(
    Object.entries(specs ?? {}).map(([name, spec]) => [
      name,
      {
        ...('default' in spec ? { default: spec.default as unknown } : { isRequired: true }),
        ...(spec.validate === undefined ? {} : { validate: spec.validate }),
        // The rules of the spec read the attributes; Tiptap's own reading would let a pasted `shown="5"` become a number.
        parseHTML: () => null,
        rendered: false,
      },
    ]),
  );
}

function nodeExtension(name: string, spec: NodeSpec, view: NodeViewRenderer | undefined): AnyExtension {
  const { parseDOM, toDOM } = spec;
  return Node.create({
    name,
    topNode: name === 'doc',
    ...Object.fromEntries(nodeFields.map((field) => [field, spec[field]])),
    addAttributes: () => attributes(spec.attrs),
    ...(parseDOM ? { parseHTML: () => parseDOM } : {}),
    ...(toDOM ? { renderHTML: ({ node }) => toDOM(node) } : {}),
    ...(view ? { addNodeView: () => view } : {}),
  });
}

function markExtension(name: string, spec: MarkSpec): AnyExtension {
  const { parseDOM, toDOM } = spec;
  return Mark.create({
    name,
    addAttributes: () => attributes(spec.attrs),
    ...(parseDOM ? { parseHTML: () => parseDOM } : {}),
    ...(toDOM ? { renderHTML: ({ mark }) => toDOM(mark, true) } : {}),
  });
}

/** The field by which the table commands know tables, rows and cells; Tiptap has none of that name. */
const tableRoles = Extension.create({
  name: 'tableRoles',
  extendNodeSchema: ({ name }) => ({
    tableRole: bodySchema.nodes[name as 'table']?.spec.tableRole as string | undefined,
  }),
});

/**
 * The extensions of a body's nodes and marks, in the order of the schema.
 * @param views - node views by the name of their node
 */
export function schemaExtensions(views: Readonly<Record<string, NodeViewRenderer>> = {}): AnyExtension[] {
  return [
    tableRoles,
    ...Object.values(bodySchema.nodes).map((type) => nodeExtension(type.name, type.spec, views[type.name])),
    ...Object.values(bodySchema.marks).map((type) => markExtension(type.name, type.spec)),
  ];
}
