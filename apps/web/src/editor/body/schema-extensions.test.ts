import { bodySchema } from '@huigao/report';
import { getSchema } from '@tiptap/core';
import type { Schema } from '@tiptap/pm/model';
import { expect, test } from 'vitest';
import { schemaExtensions } from './schema-extensions';

/** All of a schema that decides what a document may hold and how it is read. */
const described = (schema: Schema) => ({
  top: schema.topNodeType.name,
  nodes: Object.values(schema.nodes).map(({ name, spec }) => ({
    name,
    content: spec.content,
    group: spec.group,
    inline: spec.inline,
    atom: spec.atom,
    selectable: spec.selectable,
    draggable: spec.draggable,
    defining: spec.defining,
    isolating: spec.isolating,
    tableRole: spec.tableRole,
    linebreakReplacement: spec.linebreakReplacement,
    attrs: Object.entries(spec.attrs ?? {}),
    tags: spec.parseDOM?.map(({ tag }) => tag),
  })),
  marks: Object.values(schema.marks).map(({ name, spec }) => ({
    name,
    attrs: Object.entries(spec.attrs ?? {}),
    tags: spec.parseDOM?.map((rule) => rule.tag),
  })),
});

test('the schema of the editor is the schema of the report', () => {
  expect(described(getSchema(schemaExtensions()))).toEqual(described(bodySchema));
});

test('no field of a spec is lost on the way', () => {
  const known = new Set([
    ...['content', 'group', 'inline', 'atom', 'selectable', 'draggable', 'defining', 'linebreakReplacement'],
    ...['isolating', 'tableRole', 'attrs', 'parseDOM', 'toDOM'],
  ]);
  const fields = [...Object.values(bodySchema.nodes), ...Object.values(bodySchema.marks)].flatMap((type) =>
    Object.keys(type.spec),
  );
  expect(fields.filter((field) => !known.has(field))).toEqual([]);
});

test('a document of one schema reads in the other', () => {
  const doc = bodySchema.node('doc', null, [
    bodySchema.node('heading', { level: 4 }, [bodySchema.text('标题')]),
    bodySchema.node('paragraph', null, [
      bodySchema.node('ordinal', { level: 'point', restart: true }),
      bodySchema.text('总额', [bodySchema.mark('bold')]),
      bodySchema.node('place', { figure: 'total', format: '', shown: '1元' }),
      bodySchema.node('hardBreak'),
    ]),
  ]);
  expect(getSchema(schemaExtensions()).nodeFromJSON(doc.toJSON()).toJSON()).toEqual(doc.toJSON());
});
