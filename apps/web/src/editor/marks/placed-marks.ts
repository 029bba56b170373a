import type { SectionId } from '@huigao/report';
import { useEffect } from 'react';
import { useReportSession } from '../../report/report-session';
import type { PlainRange } from '../binding/held-range';
import type { BodyEditor } from '../body/body-editor';
import type { RangeMarks } from './range-marks';

/** Shows marks whose places are those of the report as it was read; where the text has changed since, with its next reading. */
export function usePlacedMarks<Mark extends PlainRange>(
  section: SectionId,
  editor: BodyEditor | null,
  kind: RangeMarks<Mark>,
  marks: readonly Mark[],
): void {
  const { store } = useReportSession();
  useEffect(() => {
    let isShown = false;
    const shown = () => {
      isShown = true;
    };
    const show = () => {
      const size = store.current()?.bodies.get(section)?.content.size;
      if (!isShown && size !== undefined) editor?.setMarks(kind, marks, { size, shown });
    };
    show();
    return store.subscribe(show);
  }, [section, editor, kind, marks, store]);
}
