import type { ReportId } from '@huigao/report';
import { startTransition, useEffect, useState } from 'react';
import type { Compared, CompareRequest } from './compare-versions';
import workerUrl from './compare-worker.ts?shared-worker';
import { fetchVersion } from './versions';

/** `failed`: a version could not be had, or not be read. */
export type ComparisonState =
  | { readonly state: 'loading' | 'failed' }
  | { readonly state: 'ready'; readonly compared: Compared };

interface Wanted {
  readonly report: ReportId;
  readonly from: string;
  readonly to: string;
  /** Another number: the report has changed, so that it is compared anew. */
  readonly round: number;
}

/** What differs between two versions of a report, worked out in a worker. Nothing is asked while one of them is not chosen. */
export function useComparison({ report, from, to, round }: Wanted): ComparisonState {
  const [shown, setShown] = useState<ComparisonState>({ state: 'loading' });
  useEffect(() => {
    if (from === '' || to === '') return;
    const worker = new Worker(workerUrl, { type: 'module' });
    let isWanted = true;
    const show = (next: ComparisonState) => isWanted && setShown(next);
    show({ state: 'loading' });
    // Of hundreds of pages thousands of places may differ: they are drawn in pauses.
    worker.onmessage = ({ data }: MessageEvent<Compared | null>) =>
      startTransition(() => void show(data ? { state: 'ready', compared: data } : { state: 'failed' }));
    worker.onerror = () => show({ state: 'failed' });
    void Promise.all([fetchVersion(report, from), fetchVersion(report, to)]).then(([before, after]) => {
      if (!isWanted) return;
      if (!before || !after) show({ state: 'failed' });
      else worker.postMessage({ before, after } satisfies CompareRequest, [before, after]);
    });
    return () => {
      isWanted = false;
      worker.terminate();
    };
  }, [report, from, to, round]);
  return shown;
}
