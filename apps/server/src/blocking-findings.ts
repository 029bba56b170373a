import { checkReport } from '@huigao/checks';
import type { Report, SectionId } from '@huigao/report';

/** The rules of findings that keep a section from being handed in, each once. */
export function blockingFindings(report: Report, section: SectionId): readonly string[] {
  const blocking = checkReport(report).filter(
    ({ severity, place }) => severity === 'block' && place?.section === section,
  );
  return [...new Set(blocking.map(({ rule }) => rule))];
}
