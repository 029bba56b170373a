// The network layer: every request of the client but the sockets goes through here. A refusal is a value, never a throw.
import { isMessageKey, message } from '@huigao/messages';
import type { RecordCommand } from '@huigao/report-doc';
import { currentLocale } from './locale';
import { languageTag } from './locale-tag';

/** Why a request did not succeed. `network` (status 0): the server was not reached. */
export interface Problem {
  readonly code: string;
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
  /** The server's sentence in the user's language; empty when it gave none. */
  readonly title: string;
  readonly detail: string;
  /** The whole problem document: some carry more (`current` of a conflict). */
  readonly body: Readonly<Record<string, unknown>>;
}

export type HttpResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Problem };

export type Method = 'GET' | 'POST' | 'DELETE';

const root = '/api/v1';
const json = 'application/json';
/** Browsers take 64 KiB of what is to outlive a page. */
const longestLasting = 60_000;
const text = (value: unknown) => (typeof value === 'string' ? value : '');

function problemOf(status: number, body: unknown): Problem {
  const fields = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  return {
    code: text(fields.code) || (status === 0 ? 'network' : 'unexpected'),
    status,
    title: text(fields.title),
    detail: text(fields.detail),
    body: fields,
  };
}

const unreached: HttpResult<never> = { ok: false, problem: problemOf(0, null) };

/** A proxy or a crashed server answers with no JSON at all. */
function parseJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return null;
  }
}

/** A value is believed to have its type: server and client are built from one commit. */
function resultOf<Value>(status: number, content: string): HttpResult<Value> {
  const body = parseJson(content);
  if (status >= 200 && status < 300) return { ok: true, value: body as Value };
  return { ok: false, problem: problemOf(status, body) };
}

/** How long a request may take. */
interface Lasting {
  /** Whether it goes on when the page is left, as far as it is short enough for that. */
  readonly life?: 'of-page' | 'outlives-page';
  /** Ends it when aborted, as if there were no answer. */
  readonly signal?: AbortSignal | null;
}

/**
 * Sends a request to the API and reads its JSON answer (null where it has none).
 * @param path - below `/api/v1`, with its leading slash
 */
export async function request<Value>(
  method: Method,
  path: string,
  body?: unknown,
  { life = 'of-page', signal = null }: Lasting = {},
): Promise<HttpResult<Value>> {
  const headers: Record<string, string> = { accept: json, 'accept-language': languageTag(currentLocale()) };
  if (method !== 'GET') headers['content-type'] = json;
  const payload = body === undefined ? (method === 'POST' ? '{}' : null) : JSON.stringify(body);
  try {
    const keepalive = life === 'outlives-page' && (payload?.length ?? 0) < longestLasting;
    const response = await fetch(root + path, {
      method,
      headers,
      body: payload,
      credentials: 'same-origin',
      keepalive,
      signal,
    });
    return resultOf(response.status, await response.text());
  } catch {
    // `fetch` rejects only when there is no answer at all.
    return unreached;
  }
}

/** Asks the server to change a report's record: figures, people, outline. */
export const sendCommand = (
  report: string,
  command: RecordCommand,
  signal: AbortSignal | null = null,
): Promise<HttpResult<unknown>> =>
  request('POST', `/reports/${encodeURIComponent(report)}/commands`, command, { signal });

/**
 * Sends a file's bytes. XMLHttpRequest, because `fetch` cannot tell how much has been sent.
 * @param onProgress - called with the part that is sent, 0 to 1
 * @param signal - ends it when aborted
 */
export function upload<Value>(
  path: string,
  file: Blob,
  onProgress: (part: number) => void,
  signal?: AbortSignal,
): Promise<HttpResult<Value>> {
  return new Promise((resolve) => {
    const sending = new XMLHttpRequest();
    signal?.addEventListener('abort', () => sending.abort());
    sending.open('POST', root + path);
    sending.setRequestHeader('accept', json);
    sending.setRequestHeader('accept-language', languageTag(currentLocale()));
    sending.setRequestHeader('content-type', 'application/octet-stream');
    sending.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    sending.onload = () => resolve(resultOf(sending.status, sending.responseText));
    sending.onerror = () => resolve(unreached);
    sending.onabort = () => resolve(unreached);
    sending.send(file);
  });
}

/** One sentence for the user about a problem: as the server put it, else by its code. */
export function problemText({ code, status, title }: Problem): string {
  if (title !== '') return title;
  const key = code === 'network' ? 'app.error-network' : `error.${code}`;
  return message(currentLocale(), isMessageKey(key) ? key : 'app.error-unexpected', { status });
}
