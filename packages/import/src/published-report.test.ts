// The law of import on a report as it was really published. Its text is not part of the repository: without it these skip.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { kinds, proposalOf, reportOf, shownParagraphs } from '../test/shown';

const folder = path.resolve(import.meta.dirname, '../../../..', 'shared', 'data');
const file = existsSync(folder) ? readdirSync(folder).find((name) => name.endsWith('.txt')) : undefined;
const published = test.skipIf(file === undefined);
const bytes = () => readFileSync(path.join(folder, file!));

/** Lines whose paragraph a page break tore apart: each continues the non-empty line above it. */
const continuations = [21, 27, 39, 71, 73, 75, 77];

function expectedParagraphs(): readonly string[] {
  const paragraphs: string[] = [];
  for (const [index, line] of bytes().toString('utf8').split('\n').entries()) {
    if (line.trim() === '') continue;
    if (continuations.includes(index + 1)) paragraphs.push(paragraphs.pop() + line.trim());
    else paragraphs.push(line.trim());
  }
  return paragraphs;
}

published('the imported text equals the published one, paragraph by paragraph', async () => {
  const proposal = proposalOf(bytes());
  const shown = await shownParagraphs(proposal);
  expect(shown).toEqual(expectedParagraphs());
  expect(shown).toHaveLength(36);
  expect(proposal.paragraphs).toBe(36);
});

published('its outline, scheme, signature and residue are recognised', () => {
  const proposal = proposalOf(bytes());
  expect(kinds(proposal)).toBe(
    'part functions budget goals tasks part conclusion taskResults achievements problems plans',
  );
  expect(proposal.seed.scheme).toEqual(['一、', '（一）', '（1）', '1.']);
  expect(proposal.seed.year).toBe(2023);
  expect(proposal.seed.signature.department).toMatch(/组织部$/);
  expect(proposal.encoding).toBe('utf-8');
  expect(proposal.notUnderstood.map(({ line, why }) => [line, why])).toEqual([[21, 'markup-residue']]);
  expect(proposal.lines[2]).toEqual([13, 15]);
  expect(proposal.joins[3]!.flat().map(({ line }) => line)).toEqual([21]);
});

published('its numbers are computed ones: headings, run-in headings, items and points', () => {
  const names: Record<string, number> = {};
  const texts: string[] = [];
  for (const body of reportOf(proposalOf(bytes())).bodies.values())
    body.descendants((node) => {
      names[node.type.name] = (names[node.type.name] ?? 0) + 1;
      if (node.isText) texts.push(node.text!);
    });
  expect(names).toMatchObject({ heading: 3, ordinal: 4 + 6 + 6 + 4 + 3 + 4 + 3 });
  // The year after an item's number is not the decimal 1.2023.
  expect(texts).toContainEqual(expect.stringMatching(/^2023 年底/));
});
