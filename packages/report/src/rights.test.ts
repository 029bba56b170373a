import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { figureId, personId, reportId, sectionId } from './ids';
import { type Report, type Role, roles, type SectionStatus, sectionStatuses } from './report';
import { type Action, may } from './rights';
import { selfEvaluationTemplate } from './templates/self-evaluation-template';
import { reportFromSeed, seedFromTemplate } from './templates/template';

type Name = Action['do'];

/** To whom a role gives a right: always, over what is theirs (drafted, reviewed, owned), or not at all. */
type Grant = 'yes' | 'own' | 'no';
type Row = Readonly<Record<Role, Grant>>;

const row = (
  owner: Grant,
  drafter: Grant,
  finance: Grant,
  reviewer: Grant,
  approver: Grant,
  viewer: Grant,
): Row => ({ owner, drafter, finance, reviewer, approver, viewer });

const everyone = row('yes', 'yes', 'yes', 'yes', 'yes', 'yes');
const owner = row('yes', 'no', 'no', 'no', 'no', 'no');
const drafters = row('yes', 'own', 'no', 'no', 'no', 'no');
const reviewers = row('yes', 'no', 'no', 'own', 'no', 'no');
const commenters = row('yes', 'yes', 'yes', 'yes', 'yes', 'no');
const finance = row('yes', 'no', 'yes', 'no', 'no', 'no');
const nobody = row('no', 'no', 'no', 'no', 'no', 'no');

const always = (each: Row): Record<SectionStatus, Row> => ({
  drafting: each,
  submitted: each,
  returned: each,
  agreed: each,
  signed: each,
});

/** Action × status × role, complete: what is left out does not compile. */
const table: Readonly<Record<Name, Readonly<Record<SectionStatus, Row>>>> = {
  read: always(everyone),
  export: always(everyone),
  manage: always(owner),
  editText: { drafting: drafters, submitted: nobody, returned: drafters, agreed: nobody, signed: nobody },
  comment: always(commenters),
  suggest: always(commenters),
  submit: always(drafters),
  takeValues: always(drafters),
  return: always(reviewers),
  agree: always(reviewers),
  sign: always(row('no', 'no', 'no', 'no', 'yes', 'no')),
  signOnBehalf: always(owner),
  reopen: always(owner),
  skip: always(owner),
  waiveCheck: always(finance),
  addFigure: always(row('yes', 'yes', 'yes', 'no', 'no', 'no')),
  editFigure: always(row('yes', 'own', 'yes', 'no', 'no', 'no')),
  publishFigures: always(finance),
  editTasks: {
    drafting: row('yes', 'own', 'yes', 'no', 'no', 'no'),
    submitted: finance,
    returned: row('yes', 'own', 'yes', 'no', 'no', 'no'),
    agreed: finance,
    signed: finance,
  },
};
const names = Object.keys(table) as Name[];

/** Whose the section and the figure are: drafted, reviewed and owned by the person, or by nobody. */
type Whose = 'mine' | 'others';

const person = personId('p');
const figure = figureId('total.executed');

function reportWith(held: readonly Role[], whose: Whose, status: SectionStatus): Report {
  let next = 0;
  const seed = seedFromTemplate(selfEvaluationTemplate, { title: 't', year: 2023, department: 'd' });
  const report = reportFromSeed(seed, { id: reportId('r'), owner: null, newId: () => `s${next++}` });
  const mine = whose === 'mine' ? [person] : [];
  return {
    ...report,
    people: new Map(held.length > 0 ? [[person, { person, name: 'p', roles: held }]] : []),
    outline: report.outline.map((entry) => ({ ...entry, status, drafters: mine, reviewers: mine })),
    figures: new Map([...report.figures].map(([id, one]) => [id, { ...one, owner: mine[0] ?? null }])),
  };
}

const kinds = { section: 'budget', part: 'part' } as const;

function actionOf(name: Name, report: Report, on: keyof typeof kinds = 'section'): Action {
  switch (name) {
    case 'read':
    case 'export':
    case 'manage':
    case 'addFigure':
    case 'publishFigures':
    case 'editTasks':
      return { do: name };
    case 'editFigure':
      return { do: name, figure };
    default:
      return { do: name, section: report.outline.find(({ kind }) => kind === kinds[on])!.id };
  }
}

const allows = (grant: Grant, whose: Whose) => grant === 'yes' || (grant === 'own' && whose === 'mine');

const cases = names.flatMap((name) => sectionStatuses.map((status) => [name, status] as const));
const everyWhose = ['mine', 'others'] as const;

describe.each(cases)('%s while a section is %s', (name, status) => {
  test.each(roles)('%s', (role) => {
    for (const whose of everyWhose) {
      const report = reportWith([role], whose, status);
      const granted = allows(table[name][status][role], whose);
      expect(may(person, actionOf(name, report), report), whose).toBe(granted);
    }
  });

  test('who holds several roles may what any of them may', () => {
    for (const one of roles)
      for (const other of roles)
        for (const whose of everyWhose) {
          const report = reportWith([one, other], whose, status);
          const granted = [one, other].some((role) => allows(table[name][status][role], whose));
          expect(may(person, actionOf(name, report), report), `${one} and ${other}, ${whose}`).toBe(granted);
        }
  });

  test('who is not a member may not, whatever is assigned to them', () => {
    const report = reportWith([], 'mine', status);
    expect(may(person, actionOf(name, report), report)).toBe(false);
    expect(may(personId('other'), actionOf(name, report), reportWith(['owner'], 'mine', status))).toBe(false);
  });
});

const onSections = names.filter((name) => 'section' in actionOf(name, reportWith([], 'mine', 'drafting')));

test('nothing is done to a part, nor to a section that is not there, by anyone', () => {
  const report = reportWith(roles, 'mine', 'drafting');
  expect(onSections).toContain('editText');
  for (const name of onSections) {
    expect(may(person, actionOf(name, report, 'part'), report), name).toBe(false);
    expect(may(person, { do: name, section: sectionId('none') } as Action, report), name).toBe(false);
  }
  expect(may(person, { do: 'editFigure', figure: figureId('none') }, report)).toBe(false);
});

test('docs/roles.md is this table', () => {
  const text = readFileSync(path.join(import.meta.dirname, '../../../docs/roles.md'), 'utf8');
  const words: Readonly<Record<string, Grant>> = { yes: 'yes', own: 'own', '–': 'no' };
  const said = new Map<string, Row>();
  for (const line of text.split('\n')) {
    const [what, ...cells] = line.split('|').slice(1, -1);
    if (cells.length !== roles.length) continue;
    const grants = cells.map((cell) => words[cell.trim()]);
    for (const [, name] of what!.matchAll(/`(\w+)`/g))
      said.set(name!, row(...(grants as [Grant, Grant, Grant, Grant, Grant, Grant])));
  }
  expect([...said.keys()].sort()).toEqual([...names].sort());
  // Drafting stands for the states in which anything is possible at all.
  for (const name of names) expect(said.get(name), name).toEqual(table[name].drafting);
});
