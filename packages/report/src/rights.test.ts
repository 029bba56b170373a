import { expect, test } from 'vitest';
import { figureId, personId, reportId } from './ids';
import { type Report, type Role, roles, type SectionStatus, sectionStatuses } from './report';
import { may } from './rights';
import { selfEvaluationTemplate } from './self-evaluation-template';
import { reportFromSeed, seedFromTemplate } from './template';

const person = personId('p');
const budget = 1;

function reportWith(role: Role | null, { mine, status }: { mine: boolean; status: SectionStatus }): Report {
  let next = 0;
  const seed = seedFromTemplate(selfEvaluationTemplate, { title: 't', year: 2023, department: 'd' });
  const report = reportFromSeed(seed, { id: reportId('r'), owner: null, newId: () => `s${next++}` });
  return {
    ...report,
    people: new Map(role ? [[person, { person, name: 'p', roles: [role] }]] : []),
    outline: report.outline.map((entry) => ({ ...entry, status, drafters: mine ? [person] : [] })),
    figures: new Map(
      [...report.figures].map(([id, figure]) => [id, { ...figure, owner: mine ? person : null }]),
    ),
  };
}

const mayEdit = (report: Report) =>
  may(person, { do: 'editText', section: report.outline[budget]!.id }, report);

/** Who may edit a section's text: role × drafter of it or not; only while it is drafted or returned. */
const editors: Record<Role, { readonly mine: boolean; readonly others: boolean }> = {
  owner: { mine: true, others: true },
  drafter: { mine: true, others: false },
  finance: { mine: false, others: false },
  reviewer: { mine: false, others: false },
  approver: { mine: false, others: false },
  viewer: { mine: false, others: false },
};

test('owner and finance publish figures, nobody else', () => {
  const publishers = roles.filter((role) =>
    may(person, { do: 'publishFigures' }, reportWith(role, { mine: true, status: 'drafting' })),
  );
  expect(publishers).toEqual(['owner', 'finance']);
});

test.each(roles)('%s edits text as the table says, in no state but drafting and returned', (role) => {
  for (const status of sectionStatuses) {
    const open = status === 'drafting' || status === 'returned';
    expect(mayEdit(reportWith(role, { mine: true, status }))).toBe(open && editors[role].mine);
    expect(mayEdit(reportWith(role, { mine: false, status }))).toBe(open && editors[role].others);
  }
});

test('nobody edits a part, which has no text', () => {
  const report = reportWith('owner', { mine: true, status: 'drafting' });
  expect(may(person, { do: 'editText', section: report.outline[0]!.id }, report)).toBe(false);
});

test('who is not a member may do nothing', () => {
  const report = reportWith(null, { mine: true, status: 'drafting' });
  expect(may(person, { do: 'read' }, report)).toBe(false);
  expect(mayEdit(report)).toBe(false);
});

test('figures: owner and finance all, a drafter those of their own, others none', () => {
  const figure = figureId('total.executed');
  const mayChange = (role: Role, mine: boolean) =>
    may(person, { do: 'editFigure', figure }, reportWith(role, { mine, status: 'drafting' }));
  expect(roles.filter((role) => mayChange(role, true))).toEqual(['owner', 'drafter', 'finance']);
  expect(roles.filter((role) => mayChange(role, false))).toEqual(['owner', 'finance']);
});
