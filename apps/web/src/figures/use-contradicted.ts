import type { FigureId } from '@huigao/report';
import { useMemo } from 'react';
import { useFindings } from '../checks/use-findings';

/** The figures that a number in the text contradicts, as the checks found it. */
export function useContradicted(): ReadonlySet<FigureId> {
  const findings = useFindings();
  return useMemo(
    () =>
      new Set(
        findings.flatMap(({ severity, fix }) =>
          severity !== 'info' && fix?.kind === 'link' ? [fix.figure] : [],
        ),
      ),
    [findings],
  );
}
