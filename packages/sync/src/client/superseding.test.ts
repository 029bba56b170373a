import { figureId, suggestionId } from '@huigao/report';
import type { RecordCommand, SuggestionCommand } from '@huigao/report-doc';
import { expect, test } from 'vitest';
import { stillToSend, superseding } from './superseding';

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
  expect(superseding(suggest, revise('二'))).toEqual({ ...suggest, ...said('二') });
  expect(superseding(revise('二'), revise('三'))).toEqual(revise('三'));
  expect(superseding({ ...suggest, suggestion: suggestionId('other') }, revise('二'))).toBeNull();
  expect(superseding(suggest, { type: 'withdrawSuggestion', suggestion })).toBeNull();
});

test('what was revised while it was on its way is sent as a revision', () => {
  expect(stillToSend({ ...suggest, ...said('二') })).toEqual(revise('二'));
  expect(stillToSend(revise('二'))).toEqual(revise('二'));
});

test('a value is sent over the version that the first of them was entered over', () => {
  const value = (text: string, version: number): RecordCommand => ({
    type: 'setFigureValue',
    figure: figureId('f'),
    version,
    value: text,
    why: '',
  });
  expect(superseding(value('1', 3), value('2', 4))).toEqual(value('2', 3));
  expect(stillToSend(value('2', 3))).toEqual(value('2', 4));
});
