// What is said in the terminal: one line a matter, in its language.

import { type MessageKey, message, type Parameters, preferredLocale } from '@huigao/messages';
import type { ConfigFault } from './config';
import { StorageRefused } from './storage/storage';

export interface Terminal {
  say(key: MessageKey, parameters?: Parameters): void;
  complain(key: MessageKey, parameters?: Parameters): void;
  /** A text in the terminal's language, as a parameter of another. */
  text(key: MessageKey, parameters?: Parameters): string;
}

/** Says things in the language that `LC_ALL`, `LC_MESSAGES` or `LANG` names. */
export function terminalOf({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): Terminal {
  // `en_US.UTF-8` is a preference as `en-US` is.
  const locale = preferredLocale((LC_ALL || LC_MESSAGES || LANG || '').replace(/_/g, '-'));
  return {
    text: (key, parameters) => message(locale, key, parameters),
    say: (key, parameters) => void process.stdout.write(`${message(locale, key, parameters)}\n`),
    complain: (key, parameters) => void process.stderr.write(`${message(locale, key, parameters)}\n`),
  };
}

/** Says which setting cannot be, or is missing. */
export function complainOfSetting(terminal: Terminal, { code, name, value }: ConfigFault): void {
  terminal.complain(`serve.${code}`, { variable: name, value });
}

const storageTexts = {
  'data-unwritable': 'serve.data-unwritable',
  'data-in-use': 'serve.data-in-use',
  'data-newer': 'serve.data-newer',
  'data-broken': 'serve.data-unreadable',
  'audit-hash-fixed': 'serve.audit-hash-fixed',
  'audit-hash-missing': 'serve.audit-hash-missing',
} as const satisfies Record<StorageRefused['code'], MessageKey>;

/** Says why the data directory cannot be used; anything else is our bug and is thrown on. */
export function complainOfStorage(terminal: Terminal, error: unknown, directory: string): void {
  if (!(error instanceof StorageRefused)) throw error;
  terminal.complain(storageTexts[error.code], { directory, reason: error.detail });
}
