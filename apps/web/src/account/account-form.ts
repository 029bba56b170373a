// What an account's fields must be like, told beside the field before anything is sent. The server judges again.
import type { MessageKey } from '@huigao/messages';

export interface AccountDraft {
  readonly displayName: string;
  readonly name: string;
  readonly office: string;
  readonly mail: string;
  readonly password: string;
}

export const emptyAccount: AccountDraft = { displayName: '', name: '', office: '', mail: '', password: '' };

/** Longest of each field, as on the server. */
export const longest = { displayName: 50, name: 50, office: 64, mail: 254, password: 200 } as const;
/** NIST SP 800-63B 3.1.1.2 asks for 8 at least where a second factor may come. */
export const minPasswordLength = 8;

/** Letters of any script, digits and `. _ -`: it is typed at every sign-in. */
const goodName = /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u;

/** Nothing, or something with one @: whether it is right shows only when mail arrives. */
export const isMail = (text: string): boolean => /^([^\s@<>"]+@[^\s@<>"]+)?$/u.test(text.trim());

export type AccountFaults = Partial<Record<keyof AccountDraft | 'repeat', MessageKey>>;

/** The faults of who a draft is of; its password is judged apart. */
export function whoFaults(draft: Omit<AccountDraft, 'password'>): AccountFaults {
  const faults: AccountFaults = {};
  if (draft.displayName.trim() === '') faults.displayName = 'account.display-name-missing';
  if (!isMail(draft.mail)) faults.mail = 'account.mail-bad';
  if (draft.name.trim() === '') faults.name = 'account.name-missing';
  else if (!goodName.test(draft.name.trim())) faults.name = 'account.name-bad';
  return faults;
}

/** The faults of a draft by field; `repeat` is the password typed again, where a form asks for it. */
export function accountFaults(draft: AccountDraft, repeat?: string): AccountFaults {
  const faults = whoFaults(draft);
  if (draft.password.length < minPasswordLength) faults.password = 'account.password-short';
  if (repeat !== undefined && repeat !== draft.password) faults.repeat = 'account.repeat-differs';
  return faults;
}

/** A draft as it is sent: blanks at the ends are slips of the hand, except in a password. */
export const trimmed = (draft: AccountDraft): AccountDraft => ({
  displayName: draft.displayName.trim(),
  name: draft.name.trim(),
  office: draft.office.trim(),
  mail: draft.mail.trim(),
  password: draft.password,
});
