// The words of the matrix: what a person can do in a section, or in the report as a whole, and why.

import {
  type Able,
  abilitiesIn,
  type Member,
  may,
  type OutlineEntry,
  type Report,
  type Role,
  sourcesOf,
} from '@huigao/report';
import type { Translate } from '../app/locale';

/** What a report gives beside its sections. */
export type WholeAbility = 'manage' | 'figures' | 'own-figures';

/** What a person can do in the report as a whole. */
export function wholeAbilities(member: Member, report: Report): readonly WholeAbility[] {
  const { person } = member;
  const figures = [...report.figures.values()];
  const mine = figures.filter((figure) => may(person, { do: 'editFigure', figure: figure.id }, report));
  const figureAbility = mine.length === figures.length ? 'figures' : 'own-figures';
  return [
    ...(may(person, { do: 'manage' }, report) ? (['manage'] as const) : []),
    ...(mine.length > 0 ? ([figureAbility] as const) : []),
  ];
}

/** A role in words, with the groups it comes from. */
export function roleWords(t: Translate, role: Role, member: Member, report: Report): string {
  const sources = sourcesOf(role, member, report.groups);
  const groups = sources.filter((group) => group !== null);
  if (sources.length !== groups.length || groups.length === 0) return t(`role.${role}`);
  return t('rights.role-by-group', { role: t(`role.${role}`), groups: groups.join(t('rights.or')) });
}

function reasonWords(t: Translate, able: Able, member: Member, report: Report): string {
  const roles = able.roles.map((role) => roleWords(t, role, member, report)).join(t('rights.or'));
  if (!able.byAssignment) return t('rights.by-role', { roles });
  return t(able.ability === 'review' ? 'rights.by-review' : 'rights.by-draft', { roles });
}

/** A cell of the matrix. */
export interface Cell {
  readonly able: readonly Able[];
  /** Each ability with its reason, in one sentence. */
  readonly words: string;
}

/** What a person can do in a section, and why. */
export function cellOf(t: Translate, member: Member, entry: OutlineEntry, report: Report): Cell {
  const able = abilitiesIn(member.person, entry.id, report);
  const state = t(`report.status-${entry.status}`);
  const words = able.map((one) => {
    const what = t(`rights.${one.ability}`);
    const why = reasonWords(t, one, member, report);
    return t(one.when === 'now' ? 'rights.because' : 'rights.because-later', { what, why, state });
  });
  return { able, words: words.join(t('rights.end')) || t('rights.nothing') };
}

/** What is drawn: that one can read shows only where it is all. */
export const drawn = (able: readonly Able[]): readonly Able[] =>
  able.length > 1 ? able.filter(({ ability }) => ability !== 'read') : able;
