// A report as it goes from one process to another: bodies as JSON, all else as it is.

import { bodySchema, type Report, type SectionId } from '@huigao/report';

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
