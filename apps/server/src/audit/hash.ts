// The hash functions of this Node. SM3 is in OpenSSL 1.1.1 and later, but builds for some systems leave it out.

import { createHash, getHashes } from 'node:crypto';
import type { AuditHash, HashText } from './chain';

/** Whether this Node can compute it. */
export const hasHash = (name: AuditHash): boolean => getHashes().includes(name);

/** The hash function of a log; throws when this Node lacks it (see {@link hasHash}). */
export const hashTextOf =
  (name: AuditHash): HashText =>
  (text) =>
    createHash(name).update(text, 'utf8').digest('hex');
