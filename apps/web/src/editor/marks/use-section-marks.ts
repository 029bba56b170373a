// What is shown in the text of a section without being of it: findings, numbers, what is looked for, threads, changes.

import type { OutlineEntry } from '@huigao/report';
import { useEffect, useSyncExternalStore } from 'react';
import { useText } from '../../app/locale';
import { useNumberMarks } from '../../checks/number-marks-choice';
import { useFindingsIn, useNumbersIn } from '../../checks/use-findings';
import { useReportSession } from '../../report/report-session';
import type { BodyEditor } from '../body/body-editor';
import { changedMarks } from './changed-marks';
import { foundMarks } from './found-marks';
import { usePlacedMarks } from './placed-marks';
import { type ThreadMark, threadMarks } from './thread-marks';

/** @param threads - the words that threads of this section stand on */
export function useSectionMarks(
  entry: OutlineEntry,
  editor: BodyEditor | null,
  threads: readonly ThreadMark[],
): void {
  useFindingMarks(entry, editor);
  useNumberMarksIn(entry, editor);
  useFoundMarks(entry, editor);
  usePlacedMarks(entry.id, editor, threadMarks, threads);
  useChangedMarks(entry, editor);
}

/** Shows what changed in this section since the person was last here. */
function useChangedMarks({ id }: OutlineEntry, editor: BodyEditor | null): void {
  const { changed } = useReportSession();
  const changes = useSyncExternalStore(changed.subscribe, () => changed.current().get(id));
  useEffect(
    () => editor?.setMarks(changedMarks, changes?.marks ?? [], { size: changes?.size }),
    [editor, changes],
  );
}

/** Shows what the checks find in this section. */
function useFindingMarks({ id }: OutlineEntry, editor: BodyEditor | null): void {
  const t = useText();
  const findings = useFindingsIn(id);
  useEffect(() => {
    const marks = findings.map((finding) => {
      const { from, to } = finding.place!;
      return { finding, from, to, text: t(finding.message, finding.parameters) };
    });
    editor?.setFindings(marks);
  }, [editor, findings, t]);
}

/** Shows what is looked for in this section. */
function useFoundMarks({ id }: OutlineEntry, editor: BodyEditor | null): void {
  const { find } = useReportSession();
  useEffect(() => {
    const show = () => {
      const { found, current } = find.state();
      const here = found.flatMap(({ section, from, to }, index) =>
        section === id ? [{ from, to, isCurrent: index === current }] : [],
      );
      editor?.setMarks(foundMarks, here);
    };
    show();
    return find.subscribe(show);
  }, [editor, find, id]);
}

/** Shows what the numbers of this section are to the figures, where that is wanted. */
function useNumberMarksIn({ id }: OutlineEntry, editor: BodyEditor | null): void {
  const isWanted = useNumberMarks();
  const numbers = useNumbersIn(id, isWanted);
  useEffect(() => editor?.setNumbers(numbers), [editor, numbers]);
}
