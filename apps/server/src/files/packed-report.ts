// A report, and the seed of one, as they go from one process to another: bodies as JSON, all else as it is.

import { bodySchema, type Report, type ReportSeed, type SectionId } from '@huigao/report';

export interface PackedReport extends Omit<Report, 'bodies'> {
  readonly bodies: ReadonlyMap<SectionId, unknown>;
}

export const packReport = (report: Report): PackedReport => ({
  ...report,
  bodies: new Map([...report.bodies].map(([id, body]) => [id, body.toJSON() as unknown])),
});

export const unpackReport = (packed: PackedReport): Report => ({
  ...packed,
  bodies: new Map([...packed.bodies].map(([id, body]) => [id, bodySchema.nodeFromJSON(body)])),
});

type SeedEntry = ReportSeed['outline'][number];

export interface PackedSeed extends Omit<ReportSeed, 'outline'> {
  readonly outline: readonly (Omit<SeedEntry, 'body'> & { readonly body: unknown })[];
}

export const packSeed = (seed: ReportSeed): PackedSeed => ({
  ...seed,
  outline: seed.outline.map((entry) => ({ ...entry, body: (entry.body?.toJSON() ?? null) as unknown })),
});

export const unpackSeed = (packed: PackedSeed): ReportSeed => ({
  ...packed,
  outline: packed.outline.map((entry) => ({
    ...entry,
    body: entry.body === null ? null : bodySchema.nodeFromJSON(entry.body),
  })),
});
