// Passwords are kept as argon2id hashes, with the least work OWASP's Password Storage Cheat Sheet allows (19 MiB, two passes).

import { type Algorithm, hash, verify } from '@node-rs/argon2';

/** The const enum of the library does not exist at run time. */
const argon2id = 2 as Algorithm.Argon2id;

const cost = { algorithm: argon2id, memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, cost);

/** What accounts have that nobody signs in to with a password. */
export const noPassword = '!';

let dummy: Promise<string> | null = null;

/**
 * Whether a password is the one of a hash. Takes as long when there is no account (null), so that time does not tell which names
 * exist.
 */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  dummy ??= hashPassword('no account has this password');
  const standIn = await dummy;
  const usable = passwordHash !== null && passwordHash !== noPassword;
  const matches = await verify(usable ? passwordHash : standIn, password);
  return usable && matches;
}
