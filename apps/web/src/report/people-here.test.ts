import { type PersonId, personId, sectionId } from '@huigao/report';
import type { PresentPerson } from '@huigao/sync/client';
import { expect, test } from 'vitest';
import { cameAndWent, peopleBySection, peopleHere } from './people-here';

const me = personId('me');
const tab = (tab: string, person: string, section: string | null): PresentPerson => ({
  tab,
  person: personId(person),
  name: person,
  colour: '#112233',
  section: section === null ? null : sectionId(section),
});

test('a person with two tabs is one person, where a caret is; oneself comes last', () => {
  const here = peopleHere([tab('1', 'me', 'a'), tab('2', 'chen', null), tab('3', 'chen', 'b')], me);
  expect(here.map(({ person, section }) => [person, section])).toEqual([
    ['chen', 'b'],
    ['me', 'a'],
  ]);
});

test('a section shows each person in it once', () => {
  const sections = peopleBySection([
    tab('1', 'chen', 'a'),
    tab('2', 'chen', 'a'),
    tab('3', 'lin', 'a'),
    tab('4', 'lin', null),
  ]);
  expect([...sections].map(([id, people]) => [id, people.map(({ person }) => person)])).toEqual([
    ['a', ['chen', 'lin']],
  ]);
});

const present = (...names: readonly string[]): ReadonlyMap<PersonId, string> =>
  new Map(names.map((name) => [personId(name), name]));

test('who came and who went is told, who stays is not', () => {
  expect(cameAndWent(present('a', 'b'), present('b', 'c'))).toEqual({ came: ['c'], went: ['a'] });
  expect(cameAndWent(present('a'), present('a'))).toEqual({ came: [], went: [] });
});
