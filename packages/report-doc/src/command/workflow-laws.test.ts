// Whatever people ask for, in whatever order, alone or at once with typing and with figures that change: what holds of sections.

import {
  bodyFromNotation,
  type FigureId,
  isAsAgreed,
  missingSigners,
  type OutlineEntry,
  type PersonId,
  personId,
  type Report,
  type Role,
  reportDigest,
  reportFromSeed,
  reportId,
  sampleSeed,
  sectionDigest,
  sectionParagraphs,
  signaturesOn,
  standingSteps,
  transitions,
  unsettledSections,
  workflowEvents,
} from '@huigao/report';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { writeBody } from '../body';
import { writeRecord } from '../record';
import { readReport } from '../report-documents';
import { applyCommand, type RecordCommand } from './command';

const people: Readonly<Record<string, readonly Role[]>> = {
  owner: ['owner'],
  drafter: ['drafter'],
  reviewer: ['reviewer'],
  approver: ['approver'],
  second: ['approver'],
  viewer: ['viewer'],
};
const ids = Object.keys(people).map(personId);
const figure = 'total.executed' as FigureId;

/** Two sections, their texts, and a figure that both show. */
function makeWorld() {
  let next = 0;
  const whole = reportFromSeed(sampleSeed(), { id: reportId('r'), owner: null, newId: () => `s${next++}` });
  const outline = whole.outline
    .filter(({ kind }) => kind !== 'part')
    .slice(0, 2)
    .map((entry) => ({ ...entry, drafters: [personId('drafter')], reviewers: [personId('reviewer')] }));
  const members = Object.entries(people).map(([name, roles]) => {
    const person = personId(name);
    return [person, { person, name, roles }] as const;
  });
  const record = new Y.Doc();
  const figures = new Map([[figure, whole.figures.get(figure)!]]);
  writeRecord(record, {
    ...whole,
    outline,
    figures,
    people: new Map<PersonId, (typeof members)[number][1]>(members),
  });
  const texts = new Map(outline.map(({ id }) => [id, ['执行数[[total.executed]]，完成预算。']]));
  const read = (): Report => {
    const sections = new Map(
      [...texts].map(([id, lines]) => {
        const doc = new Y.Doc();
        writeBody(doc, bodyFromNotation(lines));
        return [id, doc] as const;
      }),
    );
    return readReport({ record, sections })!.report;
  };
  return { record, texts, read, sections: outline.map(({ id }) => id) };
}

type World = ReturnType<typeof makeWorld>;

const anyone = fc.constantFrom(...ids);
const asked = fc.record({
  by: anyone,
  section: fc.nat(1),
  event: fc.constantFrom(...workflowEvents),
  why: fc.constantFrom('', '理由'),
  onBehalfOf: fc.option(anyone, { freq: 2 }),
  /** Whether the sender has seen the text of now. */
  isStale: fc.boolean(),
});
const change = fc.oneof(
  { weight: 8, arbitrary: asked.map((step) => ({ do: 'step' as const, ...step })) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('type' as const), section: fc.nat(1) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('figure' as const), value: fc.constantFrom('1', '2', '3') }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('plan' as const),
      order: fc.constantFrom('parallel' as const, 'ordered' as const),
      signers: fc.subarray(['approver', 'second'].map(personId)),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'freeze' as const }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('together' as const), by: anyone }) },
);
type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

let done = 0;

function apply(world: World, at: number, one: Change): string | null {
  const { record, texts, sections } = world;
  const report = world.read();
  const send = (by: PersonId, command: RecordCommand) => {
    const result = applyCommand(record, command, { by, at, report: world.read });
    if (result.ok) done++;
    return result.ok ? null : result.code;
  };
  const owner = personId('owner');
  switch (one.do) {
    case 'type': {
      // What the server lets through: text changes only while its section is open.
      const section = sections[one.section]!;
      const entry = report.outline.find(({ id }) => id === section)!;
      if (entry.status !== 'drafting' && entry.status !== 'returned') return 'locked';
      texts.set(section, [...texts.get(section)!, `第${at}句。`]);
      return null;
    }
    case 'figure': {
      const { version } = report.figures.get(figure)!;
      return send(owner, { type: 'setFigureValue', figure, version, value: one.value, why: '' });
    }
    case 'plan':
      return send(owner, { type: 'setSigning', order: one.order, signers: one.signers });
    case 'freeze':
      return send(owner, { type: 'freezeReport', note: '', digest: reportDigest(report) });
    case 'together': {
      const seen = sections.map((section) => ({ section, digest: sectionDigest(report, section) }));
      return send(one.by, { type: 'signTogether', part: null, seen, why: '', onBehalfOf: null });
    }
    case 'step': {
      const section = sections[one.section]!;
      const digest = one.isStale ? '0'.repeat(64) : sectionDigest(report, section);
      const { by, event, why, onBehalfOf } = one;
      return send(by, { type: 'advanceSection', section, event, why, onBehalfOf, digest });
    }
  }
}

/** What the text of a section reads, by its status. */
const isLocked = ({ status }: OutlineEntry) => status !== 'drafting' && status !== 'returned';

function holds(before: Report, after: Report, refused: string | null): void {
  for (const entry of after.outline) {
    const was = before.outline.find(({ id }) => id === entry.id)!;
    const text = (report: Report) => sectionParagraphs(report, entry.id).join('\n');
    // One status, and only where the table leads.
    const leads = Object.values(transitions[was.status]);
    expect(entry.status === was.status || leads.includes(entry.status)).toBe(true);
    // Steps are only ever added, and a refusal adds none.
    expect(entry.steps.slice(0, was.steps.length)).toEqual(was.steps);
    if (refused !== null) expect(entry).toEqual(was);
    // Agreed text reads as it was agreed, whatever figures do, until its values are taken.
    if (entry.pins && was.pins && entry.steps.at(-1)?.event !== 'takeValues')
      expect(text(after)).toBe(text(before));
    if (entry.pins) expect(isAsAgreed(after, entry)).toBe(true);
    expect(entry.pins !== null).toBe(entry.status === 'agreed' || entry.status === 'signed');
    // A locked text is byte-identical.
    if (isLocked(entry) && isLocked(was))
      expect(after.bodies.get(entry.id)!.eq(before.bodies.get(entry.id)!)).toBe(true);
    // A signature is valid exactly when its digest is that of the text.
    const digest = sectionDigest(after, entry.id);
    for (const signature of signaturesOn(after, entry))
      expect(signature.isValid).toBe(signature.digest === digest);
    if (entry.status === 'signed')
      expect(signaturesOn(after, entry).some(({ isValid }) => isValid)).toBe(true);
    // Nobody has both signed what stands and been done without.
    const standing = standingSteps(entry);
    const skipped = standing.flatMap(({ event, onBehalfOf }) => (event === 'skip' ? [onBehalfOf] : []));
    for (const { event, by, onBehalfOf } of standing)
      if (event === 'sign') expect(skipped).not.toContain(onBehalfOf ?? by);
    // Who is still asked is an approver, once.
    const missing = missingSigners(after, entry);
    expect(new Set(missing).size).toBe(missing.length);
  }
  expect(after.finals.map(({ number }) => number)).toEqual(after.finals.map((_, index) => index + 1));
  if (after.finals.length > before.finals.length) expect(unsettledSections(after)).toEqual([]);
}

test('random commands, typing and figures keep what holds of sections', () => {
  done = 0;
  fc.assert(
    fc.property(fc.array(change, { minLength: 10, maxLength: 40 }), (changes) => {
      const world = makeWorld();
      changes.forEach((one, index) => {
        const before = world.read();
        const refused = apply(world, index, one);
        holds(before, world.read(), refused);
      });
    }),
    { numRuns: 15 },
  );
  expect(done).toBeGreaterThan(20);
});

test('the owner leads a section through the whole life, so that the law above has something to hold of', () => {
  const world = makeWorld();
  const step = (
    event: (typeof workflowEvents)[number],
    by = 'owner',
    onBehalfOf: PersonId | null = null,
  ) => ({
    do: 'step' as const,
    by: personId(by),
    section: 0,
    event,
    why: '理由' as const,
    onBehalfOf,
    isStale: false,
  });
  const changes: readonly Change[] = [
    { do: 'type', section: 0 },
    step('submit', 'drafter'),
    step('return', 'reviewer'),
    { do: 'type', section: 0 },
    step('submit', 'drafter'),
    step('agree', 'reviewer'),
    { do: 'figure', value: '3' },
    step('takeValues', 'drafter'),
    step('sign', 'approver'),
    step('skip', 'owner', personId('second')),
    { ...step('submit'), section: 1 },
    { ...step('agree'), section: 1 },
    { do: 'together', by: personId('approver') },
    { do: 'freeze' },
    step('reopen'),
  ];
  for (const [index, one] of changes.entries()) {
    const before = world.read();
    expect(apply(world, index, one), JSON.stringify(one)).toBeNull();
    holds(before, world.read(), null);
  }
  expect(world.read().outline[0]!.status).toBe('drafting');
  expect(world.read().finals).toHaveLength(1);
});
