// Which rules of 整理 this person leaves out: a choice of this browser, kept like the language.

import { type TidyRule, tidyRules } from '@huigao/report';

const storageKey = 'huigao.tidy-without';

/** All rules but those that were left out the last time. */
export function keptRules(): ReadonlySet<TidyRule> {
  let without: readonly string[] = [];
  try {
    without = (localStorage.getItem(storageKey) ?? '').split(' ');
  } catch {
    // A browser that keeps nothing begins with all.
  }
  return new Set(tidyRules.filter((rule) => !without.includes(rule)));
}

export function keepRules(rules: ReadonlySet<TidyRule>): void {
  try {
    localStorage.setItem(storageKey, tidyRules.filter((rule) => !rules.has(rule)).join(' '));
  } catch {
    // For as long as the dialog is open all the same.
  }
}
