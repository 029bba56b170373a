import { expect, test } from 'vitest';
import { bodyFromNotation } from '../body/notation';
import { sectionParagraphs } from '../body/text';
import { figureText } from '../figure-values';
import { figureId, type PersonId, personId, reportId } from '../ids';
import { maybeSection, type OutlineEntry, type Report, type SectionStatus, sectionStatuses } from '../report';
import { selfEvaluationTemplate } from '../templates/self-evaluation-template';
import { reportFromSeed, seedFromTemplate } from '../templates/template';
import { updatedFigures } from './pins';
import {
  isAsAgreed,
  missingSigners,
  sectionsUnder,
  signaturesOn,
  signersInTurn,
  voidedSignatures,
} from './signatures';
import { advance, transitions, type WorkflowEvent, workflowEvents } from './workflow';

const lin = personId('lin');
const wang = personId('wang');
/** An approver who signs nothing here. */
const zhao = personId('zhao');
const executed = figureId('total.executed');

function makeReport(): Report {
  let next = 0;
  const seed = seedFromTemplate(selfEvaluationTemplate, { title: 't', year: 2023, department: 'd' });
  const made = reportFromSeed(seed, { id: reportId('r'), owner: null, newId: () => `s${next++}` });
  const report = {
    ...made,
    people: new Map([[zhao, { person: zhao, name: '赵', roles: ['approver' as const] }]]),
  };
  return withBody(withValue(report, '21189000'), ['执行数[[total.executed]]，完成预算。']);
}

const sectionOf = ({ outline }: Report) => outline[2]!.id;
const entryOf = (report: Report) => maybeSection(report, sectionOf(report))!;

const withBody = (report: Report, lines: readonly string[]): Report => ({
  ...report,
  bodies: new Map(report.bodies).set(sectionOf(report), bodyFromNotation(lines)),
});

const withValue = (report: Report, value: string): Report => ({
  ...report,
  figures: new Map(report.figures).set(executed, { ...report.figures.get(executed)!, value }),
});

const withEntry = (report: Report, entry: OutlineEntry): Report => ({
  ...report,
  outline: report.outline.map((one) => (one.id === entry.id ? entry : one)),
});

const request = (event: WorkflowEvent, by = lin) => ({
  event,
  by,
  at: 1000,
  why: '理由',
  onBehalfOf: event === 'skip' ? zhao : null,
});

/** The report after these events, all of which must be possible. */
function after(report: Report, ...events: readonly WorkflowEvent[]): Report {
  return events.reduce((now, event) => {
    const result = advance(now, sectionOf(now), request(event));
    if (!result.ok) throw new Error(`${event}: ${result.code}`);
    return withEntry(now, result.entry);
  }, report);
}

const ways: Record<SectionStatus, readonly WorkflowEvent[]> = {
  drafting: [],
  submitted: ['submit'],
  returned: ['submit', 'return'],
  agreed: ['submit', 'agree'],
  signed: ['submit', 'agree', 'sign'],
};

test.each(sectionStatuses)('%s: every event leads where the table says, or nowhere', (status) => {
  const there = after(makeReport(), ...ways[status]);
  expect(entryOf(there).status).toBe(status);
  for (const event of workflowEvents) {
    // A second signature is another person's; a value that can be taken has changed.
    const now = event === 'takeValues' ? withValue(there, '1') : there;
    const result = advance(now, sectionOf(now), request(event, wang));
    const next = transitions[status][event];
    expect(result.ok ? result.entry.status : result.code, event).toBe(next ?? 'wrong-status');
  }
});

test('a part cannot be handed in, nor a section that is not there', () => {
  const report = makeReport();
  expect(advance(report, report.outline[0]!.id, request('submit'))).toMatchObject({
    ok: false,
    code: 'wrong-status',
  });
});

test('who returns or reopens a section says why', () => {
  for (const [way, event] of [
    [ways.submitted, 'return'],
    [ways.agreed, 'reopen'],
  ] as const) {
    const there = after(makeReport(), ...way);
    const silent = { ...request(event), why: '  ' };
    expect(advance(there, sectionOf(there), silent)).toEqual({ ok: false, code: 'no-reason' });
  }
});

test('an agreed section goes on showing the values it was agreed on, until they are taken', () => {
  const agreed = after(makeReport(), ...ways.agreed);
  const changed = withValue(agreed, '30000000');
  expect(sectionParagraphs(changed, sectionOf(changed))[0]).toContain('2,118.90');
  expect(figureText(changed.figures, executed)).toContain('3,000.00');
  expect(updatedFigures(changed, entryOf(changed))).toEqual([
    { figure: executed, label: '执行数', shown: '2,118.90万元', now: '3,000.00万元' },
  ]);
  const taken = after(changed, 'takeValues');
  expect(sectionParagraphs(taken, sectionOf(taken))[0]).toContain('3,000.00');
  expect(updatedFigures(taken, entryOf(taken))).toEqual([]);
  expect(advance(taken, sectionOf(taken), request('takeValues'))).toEqual({
    ok: false,
    code: 'nothing-to-take',
  });
});

test('a figure that is gone is still shown in the agreed text', () => {
  const agreed = after(makeReport(), ...ways.agreed);
  const figures = new Map(agreed.figures);
  figures.delete(executed);
  expect(sectionParagraphs({ ...agreed, figures }, sectionOf(agreed))[0]).toContain('2,118.90');
});

test('a signature holds as long as the text reads as it was signed', () => {
  const signed = after(makeReport(), ...ways.signed);
  const valid = (report: Report) => signaturesOn(report, entryOf(report)).map(({ isValid }) => isValid);
  expect(valid(signed)).toEqual([true]);
  expect(isAsAgreed(signed, entryOf(signed))).toBe(true);
  const tampered = withBody(signed, ['执行数[[total.executed]]，完成了预算。']);
  expect(valid(tampered)).toEqual([false]);
  expect(isAsAgreed(tampered, entryOf(tampered))).toBe(false);
  // A figure that changes changes nothing here; taking it makes the signature void.
  expect(valid(withValue(signed, '1'))).toEqual([true]);
  const taken = after(withValue(signed, '1'), 'takeValues');
  expect(entryOf(taken).status).toBe('agreed');
  expect(valid(taken)).toEqual([]);
});

test('nobody signs the same text twice; for somebody else only with a reason', () => {
  const signed = after(makeReport(), ...ways.signed);
  expect(advance(signed, sectionOf(signed), request('sign'))).toEqual({ ok: false, code: 'signed-already' });
  const forWang = { ...request('sign'), onBehalfOf: wang };
  expect(advance(signed, sectionOf(signed), { ...forWang, why: '' })).toEqual({
    ok: false,
    code: 'no-reason',
  });
  const result = advance(signed, sectionOf(signed), forWang);
  expect(result.ok && result.entry.steps.at(-1)).toMatchObject({ by: lin, onBehalfOf: wang, why: '理由' });
});

test('every step stays for ever', () => {
  const again = after(makeReport(), 'submit', 'return', 'submit', 'agree', 'sign', 'reopen', 'submit');
  expect(entryOf(again).steps.map(({ event }) => event)).toEqual([
    'submit',
    'return',
    'submit',
    'agree',
    'sign',
    'reopen',
    'submit',
  ]);
  expect(entryOf(again).pins).toBeNull();
});

const withApprovers = (report: Report, ...people: readonly PersonId[]): Report => ({
  ...report,
  people: new Map(people.map((person) => [person, { person, name: person, roles: ['approver'] }])),
});

test('every approver is asked, until they sign, or the owner does without them and says why', () => {
  const agreed = after(withApprovers(makeReport(), zhao, wang), ...ways.agreed);
  expect(missingSigners(agreed, entryOf(agreed))).toEqual([zhao, wang]);
  const silent = advance(agreed, sectionOf(agreed), { ...request('skip'), why: ' ' });
  expect(silent).toEqual({ ok: false, code: 'no-reason' });
  const skipped = after(agreed, 'skip');
  expect(entryOf(skipped).status).toBe('agreed');
  expect(entryOf(skipped).steps.at(-1)).toMatchObject({
    event: 'skip',
    by: lin,
    onBehalfOf: zhao,
    why: '理由',
  });
  expect(missingSigners(skipped, entryOf(skipped))).toEqual([wang]);
  for (const event of ['skip', 'sign'] as const)
    expect(advance(skipped, sectionOf(skipped), request(event, event === 'sign' ? zhao : lin))).toEqual({
      ok: false,
      code: 'not-a-signer',
    });
  // Taking values asks everybody anew.
  const taken = after(withValue(skipped, '1'), 'takeValues');
  expect(missingSigners(taken, entryOf(taken))).toEqual([zhao, wang]);
});

test('signers who sign in turn wait for those before them; others are not asked', () => {
  const sun = personId('sun');
  const open = after(withApprovers(makeReport(), zhao, wang, sun), ...ways.agreed);
  const agreed = { ...open, signing: { order: 'ordered' as const, signers: [wang, zhao] } };
  expect(signersInTurn(agreed, entryOf(agreed))).toEqual([wang]);
  const sign = (report: Report, by: PersonId) => advance(report, sectionOf(report), request('sign', by));
  expect(sign(agreed, zhao)).toEqual({ ok: false, code: 'not-your-turn' });
  expect(sign(agreed, sun)).toEqual({ ok: false, code: 'not-a-signer' });
  const first = sign(agreed, wang);
  const signed = withEntry(agreed, first.ok ? first.entry : entryOf(agreed));
  expect(signersInTurn(signed, entryOf(signed))).toEqual([zhao]);
  expect(sign(signed, zhao).ok).toBe(true);
  const parallel = { ...agreed, signing: { order: 'parallel' as const, signers: [wang, zhao] } };
  expect(sign(parallel, zhao).ok).toBe(true);
});

test('the sections of a part are those up to the next one of its level', () => {
  const report = makeReport();
  const kinds = (part: Parameters<typeof sectionsUnder>[1]) =>
    sectionsUnder(report, part).map(({ kind }) => kind);
  expect(kinds(report.outline[0]!.id)).toEqual(['functions', 'budget', 'goals', 'tasks']);
  expect(kinds(null)).toHaveLength(report.outline.filter(({ kind }) => kind !== 'part').length);
  expect(kinds(report.outline.at(-1)!.id)).toEqual([]);
});

test('taking values says what was taken, and asks anew just those whose signatures it made void', () => {
  const withPeople = (report: Report): Report => ({
    ...report,
    people: new Map([zhao, wang].map((person) => [person, { person, name: person, roles: ['approver'] }])),
  });
  const agreed = after(withPeople(makeReport()), 'submit', 'agree');
  const sign = (report: Report, by: PersonId) => {
    const result = advance(report, sectionOf(report), { ...request('sign', by), at: 2000 });
    if (!result.ok) throw new Error(result.code);
    return withEntry(report, result.entry);
  };
  const signed = sign(agreed, zhao);
  expect(voidedSignatures(signed, entryOf(signed))).toBeNull();
  const taken = after(withValue(signed, '10000'), 'takeValues');
  const voided = voidedSignatures(taken, entryOf(taken))!;
  // Wang, who had not signed, is asked as before, but nothing of theirs is void.
  expect(voided.signers).toEqual([zhao]);
  expect(missingSigners(taken, entryOf(taken))).toEqual([zhao, wang]);
  expect(voided.step.taken).toEqual([
    expect.objectContaining({ figure: executed, shown: '2,118.90万元', now: '1.00万元' }),
  ]);
  const again = sign(taken, zhao);
  expect(voidedSignatures(again, entryOf(again))).toBeNull();
});
