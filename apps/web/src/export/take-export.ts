import type { HouseLeftOut, ReportId } from '@huigao/report';
import type { HttpResult, Problem } from '../app/http';
import { currentLocale } from '../app/locale';
import { languageTag } from '../app/locale-tag';

/** What the server writes, the official document first. */
export const exportFormats = ['docx', 'pdf', 'html', 'md', 'txt', 'xlsx', 'csv', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** A file to be made: its format, and options by the names of the server's query. */
export interface WantedExport {
  readonly to: ExportFormat;
  readonly options: Readonly<Record<string, string>>;
  /** A .docx whose styles, page, headers and footers are used. */
  readonly template?: File;
}

/** A file that was made and handed to the browser. */
export interface TakenExport {
  readonly name: string;
  /** Faces that are set in another font. */
  readonly substitutes: readonly { readonly face: string; readonly used: string }[];
  /** Characters that no font has. */
  readonly missing: readonly string[];
  /** What of the house template was not taken over. */
  readonly leftOut: readonly HouseLeftOut[];
}

const problem = (status: number, body: Readonly<Record<string, unknown>>): Problem => ({
  code: String(body.code ?? (status === 0 ? 'network' : 'unexpected')),
  status,
  title: String(body.title ?? ''),
  detail: String(body.detail ?? ''),
  body,
});

/** The name in a `content-disposition` header (RFC 5987). */
const nameIn = (header: string | null) =>
  decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(header ?? '')?.[1] ?? '');

/** Opens the pages of the PDF in a tab of their own, where the browser shows and prints them as they are. */
export function openPages(report: ReportId): void {
  const query = new URLSearchParams({ to: 'pdf', show: '1', lang: currentLocale() });
  window.open(`/api/v1/reports/${encodeURIComponent(report)}/export?${query}`, '_blank', 'noopener');
}

/** Gives a file to the browser to keep. */
function keep(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/**
 * Has the server make a file of the report as the server has it, and gives it to the browser.
 * @param task - a name under which one can ask how far it is
 */
export async function takeExport(
  report: ReportId,
  { to, options, template }: WantedExport,
  { task, signal }: { readonly task: string; readonly signal: AbortSignal },
): Promise<HttpResult<TakenExport>> {
  const query = new URLSearchParams({ to, task, ...options });
  try {
    const response = await fetch(`/api/v1/reports/${encodeURIComponent(report)}/export?${query}`, {
      headers: {
        'accept-language': languageTag(currentLocale()),
        ...(template ? { 'content-type': 'application/octet-stream' } : {}),
      },
      ...(template ? { method: 'POST', body: template } : {}),
      credentials: 'same-origin',
      signal,
    });
    if (!response.ok)
      return { ok: false, problem: problem(response.status, await response.json().catch(() => ({}))) };
    const name = nameIn(response.headers.get('content-disposition'));
    const {
      substitutes = [],
      missing = [],
      leftOut = [],
    } = JSON.parse(decodeURIComponent(response.headers.get('huigao-export') ?? '%7B%7D'));
    keep(await response.blob(), name);
    return { ok: true, value: { name, substitutes, missing, leftOut } };
  } catch {
    return { ok: false, problem: problem(0, {}) };
  }
}
