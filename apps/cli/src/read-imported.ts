// Reading what is no archive: the readers are loaded when there is something to read, for most exports are of archives.

import { type Proposal, proposeFigures, proposeRecords, withFigures, withRecords } from '@huigao/import';
import type { ReportSeed } from '@huigao/report';

export { importFile, readHouseTemplate } from '@huigao/import';

/** A proposal with its amounts as figures, those that are suggested, and its tasks and indicators as records. */
export function withAllProposed({ seed }: Proposal, name: string): ReportSeed {
  const proposed = proposeFigures(seed, name);
  const linked = withFigures(
    seed,
    proposed.filter(({ isSuggested }) => isSuggested),
  );
  return withRecords(linked, proposeRecords(seed, proposed));
}
