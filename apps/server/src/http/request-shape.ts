// Reading what a request carries: a body of a given shape, the cookie, a parameter of the address.

import type { Request } from 'express';
import * as v from 'valibot';
import type { Source } from '../accounts/sessions';
import { Problem } from './problem';

/** The body as a value of the shape; otherwise a problem that names the first field that is wrong. */
export function bodyOf<Schema extends v.GenericSchema>(
  request: Request,
  schema: Schema,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, request.body, { abortEarly: true });
  if (result.success) return result.output;
  throw new Problem('bad-request', { detail: v.getDotPath(result.issues[0]) ?? 'body' });
}

/** A parameter of the query; absent or repeated is a problem. */
export function queryOf(request: Request, name: string): string {
  const value = request.query[name];
  if (typeof value !== 'string') throw new Problem('bad-request', { detail: name });
  return value;
}

/** Where a request comes from, for limits and the audit log: the peer, or whom a trusted proxy names. */
export const addressOf = ({ ip }: Request): string | null => ip ?? null;

/** Longest name of a browser that is kept. */
const longestAgent = 400;

/** Where a request comes from and what sends it, for the list of one's sessions. */
export const sourceOf = (request: Request): Source => ({
  address: addressOf(request) ?? '',
  agent: (request.headers['user-agent'] ?? '').slice(0, longestAgent),
});

/** The value of a cookie, from the header as browsers send it. */
export function cookieOf(header: string | undefined, name: string): string | null {
  for (const part of header?.split(';') ?? []) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}

/** One line of text: trimmed, not empty, at most 64 characters, as the client's forms have it. */
export const line = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(64));

const name = v.pipe(line, v.regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u));
/** NIST SP 800-63B 3.1.1.2: at least 8; the upper bound keeps hashing cheap. */
export const password = v.pipe(v.string(), v.minLength(8), v.maxLength(200));

/** The secret of a link. */
export const token = v.pipe(v.string(), v.maxLength(200));

/** 科室, or nothing. */
export const office = v.pipe(v.string(), v.trim(), v.maxLength(64));

/** An address for mail, or nothing. Whether it is right shows only when mail arrives, so little is asked of it. */
export const mail = v.pipe(v.string(), v.trim(), v.maxLength(254), v.regex(/^([^\s@<>"]+@[^\s@<>"]+)?$/u));

/** Fields of a new account. */
export const accountFields = {
  name,
  displayName: line,
  office: v.optional(office, ''),
  mail: v.optional(mail, ''),
  password,
};
