// Versions of a report as the server lists them, and what can be asked of them.

import type { PersonId, ReportId, SectionId } from '@huigao/report';
import { type HttpResult, request } from '../app/http';

export type VersionCause = 'first' | 'named' | 'submitted' | 'agreed' | 'frozen' | 'daily' | 'replaced';

export interface Version {
  readonly id: string;
  /** Epoch ms. */
  readonly at: number;
  /** Null: the server by itself. */
  readonly by: PersonId | null;
  readonly byName: string | null;
  readonly cause: VersionCause;
  readonly section: SectionId | null;
  readonly name: string;
  readonly number: number | null;
}

/** What stands for the report as it is now, in the place of a version's id. */
export const now = 'now';

/** The section that an id of a moment names (`at.12.section`); null: it is that of a version. */
export const momentOf = (id: string): SectionId | null =>
  (/^at\.-?\d+\.(.+)$/.exec(id)?.[1] as SectionId | undefined) ?? null;

const addressOf = (report: ReportId, rest = '') => `/reports/${encodeURIComponent(report)}/versions${rest}`;

/** Below `/api/v1`. */
export const versionsAddress = (report: ReportId) => addressOf(report);

export const keepVersion = (report: ReportId, title: string): Promise<HttpResult<Version>> =>
  request('POST', addressOf(report), { title });

export const nameVersion = (report: ReportId, version: string, title: string): Promise<HttpResult<unknown>> =>
  request('POST', addressOf(report, `/${encodeURIComponent(version)}/name`), { title });

/** What of a version is to come back. */
export type Restored =
  | { readonly what: 'report' }
  | { readonly what: 'section'; readonly section: SectionId }
  | {
      readonly what: 'paragraph';
      readonly section: SectionId;
      readonly digest: string;
      readonly restored: number | null;
      readonly replaced: number | null;
      readonly behind: number | null;
    };

export interface RestoreAnswer {
  readonly restored: readonly SectionId[];
  readonly locked: readonly SectionId[];
  /** The version that was kept of what went. */
  readonly kept: string;
}

export const restoreVersion = (
  report: ReportId,
  version: string,
  restored: Restored,
): Promise<HttpResult<RestoreAnswer>> =>
  request('POST', addressOf(report, `/${encodeURIComponent(version)}/restore`), restored);

/** The bytes of a version, or of the report as it is now; null when they cannot be had. */
export async function fetchVersion(report: ReportId, id: string): Promise<ArrayBuffer | null> {
  const address = `/api/v1${addressOf(report, `/${encodeURIComponent(id)}`)}`;
  try {
    const response = await fetch(address, { credentials: 'same-origin' });
    return response.ok ? await response.arrayBuffer() : null;
  } catch {
    return null;
  }
}
