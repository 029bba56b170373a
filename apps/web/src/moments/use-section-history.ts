import type { Report, ReportId, SectionHistory, SectionId } from '@huigao/report';
import { decodeVersion, readVersion } from '@huigao/report-doc';
import { useEffect, useState } from 'react';
import { type Problem, request } from '../app/http';
import { fetchVersion, now } from '../history/versions';

export interface ReadSection {
  readonly report: Report;
  readonly history: SectionHistory;
  /** Of everybody who ever wrote in it. */
  readonly names: Readonly<Record<string, string>>;
}

export type SectionHistoryState =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly problem: Problem | null }
  | { readonly state: 'ready'; readonly read: ReadSection };

async function readNow(report: ReportId): Promise<Report | null> {
  const bytes = await fetchVersion(report, now);
  const content = bytes && decodeVersion(new Uint8Array(bytes));
  return (content && readVersion(content)?.report) || null;
}

/** The report as it is, to choose a section of. */
export function useReportNow(report: ReportId): Report | 'loading' | 'failed' {
  const [shown, setShown] = useState<Report | 'loading' | 'failed'>('loading');
  useEffect(() => {
    let isWanted = true;
    void readNow(report).then((found) => isWanted && setShown(found ?? 'failed'));
    return () => {
      isWanted = false;
    };
  }, [report]);
  return shown;
}

/** The history of a section, up to when it is opened. */
export function useSectionHistory(report: Report, section: SectionId): SectionHistoryState {
  const [shown, setShown] = useState<SectionHistoryState>({ state: 'loading' });
  useEffect(() => {
    let isWanted = true;
    setShown({ state: 'loading' });
    const address = `/reports/${encodeURIComponent(report.id)}/sections/${encodeURIComponent(section)}/history`;
    void request<Omit<ReadSection, 'report'>>('GET', address).then((answer) => {
      if (!isWanted) return;
      setShown(
        answer.ok
          ? { state: 'ready', read: { ...answer.value, report } }
          : { state: 'failed', problem: answer.problem },
      );
    });
    return () => {
      isWanted = false;
    };
  }, [report, section]);
  return shown;
}
