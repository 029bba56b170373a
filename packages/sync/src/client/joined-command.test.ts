import { figureId, suggestionId } from '@huigao/report';
import type { RecordCommand, SuggestionCommand } from '@huigao/report-doc';
import { expect, test } from 'vitest';
import { joinedCommand } from './joined-command';

const suggestion = suggestionId('s');
const said = (text: string) => ({
  anchor: { from: text, to: text },
  text,
  change: { do: 'replace', slice: null } as const,
  why: '',
});
const suggest = {
  type: 'suggest',
  suggestion,
  section: 'goals' as never,
  ...said('一'),
} satisfies SuggestionCommand;
const revise = (text: string): RecordCommand => ({ type: 'reviseSuggestion', suggestion, ...said(text) });

test('what is said last of a suggestion that waits is what is sent of it', () => {
  expect(joinedCommand(suggest, revise('二'))).toEqual({ ...suggest, ...said('二') });
  expect(joinedCommand(revise('二'), revise('三'))).toEqual(revise('三'));
  expect(joinedCommand({ ...suggest, suggestion: suggestionId('other') }, revise('二'))).toBeNull();
  expect(joinedCommand(suggest, { type: 'withdrawSuggestion', suggestion })).toBeNull();
});

test('a value is sent over the version that the first of them was entered over', () => {
  const value = (text: string, version: number): RecordCommand => ({
    type: 'setFigureValue',
    figure: figureId('f'),
    version,
    value: text,
    why: '',
  });
  expect(joinedCommand(value('1', 3), value('2', 4))).toEqual(value('2', 3));
  expect(
    joinedCommand(value('1', 3), { ...value('2', 4), figure: figureId('g') } as RecordCommand),
  ).toBeNull();
});
