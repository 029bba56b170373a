import { type Member, type OutlineEntry, personId, sectionId } from '@huigao/report';
import type { ClientState, SectionState } from '@huigao/sync/client';
import { expect, test } from 'vitest';
import { whyReadOnly } from './editing-right';

const lin = personId('lin');
const chen = personId('chen');
const id = sectionId('budget');
const people = new Map<typeof lin, Member>([
  [lin, { person: lin, name: '林晓', roles: ['drafter'] }],
  [chen, { person: chen, name: '陈敏', roles: ['reviewer'] }],
]);

function entry(change: Partial<OutlineEntry> = {}): OutlineEntry {
  return {
    id,
    kind: 'budget',
    level: 2,
    title: '部门整体收支情况',
    drafters: [lin],
    reviewers: [],
    due: null,
    status: 'drafting',
    pins: null,
    steps: [],
    ...change,
  };
}

function reason(
  person: typeof lin,
  section: Partial<SectionState>,
  change: { entry?: Partial<OutlineEntry> } & Partial<Pick<ClientState, 'connection' | 'storing'>> = {},
) {
  const state: SectionState = {
    right: 'r',
    health: 'sound',
    synced: true,
    isCurrent: true,
    frozen: null,
    replica: 0,
    ...section,
  };
  const { connection = 'online', storing = 'works' } = change;
  const client = { connection, storing, sections: new Map([[id, state]]) };
  return whyReadOnly({ client, entry: entry(change.entry), person, people });
}

test('who has the right may write, offline too', () => {
  expect(reason(lin, { right: 'rw' })).toBeNull();
  expect(reason(lin, { right: 'rw' }, { connection: 'offline' })).toBeNull();
});

test('nobody writes before the text is here, while it is being restored, or after the report was closed', () => {
  expect(reason(lin, { right: 'rw', synced: false })?.key).toBe('editor.read-only-loading');
  expect(reason(lin, { right: 'rw', frozen: { code: 'x', detail: '' } })?.key).toBe(
    'editor.read-only-frozen',
  );
  expect(reason(lin, { right: 'rw' }, { connection: 'refused' })?.key).toBe('editor.read-only-closed');
});

test('a reader is told whose section it is, or that it is nobody’s', () => {
  expect(reason(chen, {})).toEqual({ key: 'editor.read-only-drafter', names: ['林晓'] });
  expect(reason(chen, {}, { entry: { drafters: [] } })?.key).toBe('editor.read-only-unassigned');
});

test('a section that was handed in says so to its drafter', () => {
  expect(reason(lin, {}, { entry: { status: 'submitted' } })?.key).toBe('editor.read-only-submitted');
  expect(reason(lin, {}, { entry: { status: 'signed' } })?.key).toBe('editor.read-only-signed');
});

test('a damaged section and a server that cannot save are said as such', () => {
  expect(reason(lin, { right: 'r', health: 'damaged' })?.key).toBe('editor.read-only-damaged');
  expect(reason(lin, { right: 'rw' }, { storing: 'fails' })?.key).toBe('editor.read-only-storage');
  expect(reason(chen, { right: 'r' }, { storing: 'fails' })?.key).toBe('editor.read-only-drafter');
});
