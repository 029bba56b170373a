import type { Suggestion } from '@huigao/report';
import type { RecordCommand, SeenSuggestion } from '@huigao/report-doc';
import { useMemo } from 'react';
import { useText } from '../app/locale';
import { useSave } from '../report/use-save';
import { useToast } from '../ui/toast';

const seenOf = (all: readonly Suggestion[]): readonly SeenSuggestion[] =>
  all.map(({ id, version }) => ({ suggestion: id, version }));
/** As they are known by once they were changed once more. */
const changedOnce = (seen: readonly SeenSuggestion[]) =>
  seen.map(({ suggestion, version }) => ({ suggestion, version: version + 1 }));

/** What can be done with suggestions. What goes wrong is said in a toast; each decision can be taken back from one. */
export function useSuggestionCommands() {
  const t = useText();
  const toast = useToast();
  const save = useSave();
  return useMemo(() => {
    const undoable = async (command: RecordCommand, text: string, seen: readonly SeenSuggestion[]) => {
      if (!(await save(command))) return false;
      const undo = () => void save({ type: 'reopenSuggestions', suggestions: changedOnce(seen) });
      toast(text, 'done', { label: t('suggestions.undo'), act: undo });
      return true;
    };
    const decide = (end: 'accept' | 'reject', all: readonly Suggestion[]) => {
      const suggestions = seenOf(all);
      const type = end === 'accept' ? 'acceptSuggestions' : 'rejectSuggestions';
      const many = end === 'accept' ? 'suggestions.accepted-many' : 'suggestions.rejected-many';
      const one = end === 'accept' ? 'suggestions.accepted-done' : 'suggestions.rejected-done';
      const text = all.length === 1 ? t(one) : t(many, { count: all.length });
      return undoable({ type, suggestions }, text, suggestions);
    };
    return {
      accept: (...all: readonly Suggestion[]) => decide('accept', all),
      reject: (...all: readonly Suggestion[]) => decide('reject', all),
      rejectFor: (one: Suggestion, why: string) => {
        const suggestions = seenOf([one]);
        return undoable(
          { type: 'rejectSuggestions', suggestions, why },
          t('suggestions.rejected-done'),
          suggestions,
        );
      },
      withdraw: (one: Suggestion) =>
        undoable(
          { type: 'withdrawSuggestion', suggestion: one.id },
          t('suggestions.withdrawn-done'),
          seenOf([one]),
        ),
      reopen: (one: Suggestion) => save({ type: 'reopenSuggestions', suggestions: seenOf([one]) }),
      explain: ({ id: suggestion, ground: { anchor, text }, change }: Suggestion, why: string) =>
        save({ type: 'reviseSuggestion', suggestion, anchor, text, change, why }),
    };
  }, [save, t, toast]);
}

export type SuggestionCommands = ReturnType<typeof useSuggestionCommands>;
