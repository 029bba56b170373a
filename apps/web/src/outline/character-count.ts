// 字数 of the whole report, while the browser is idle. A section's count is kept with its text: typing in one counts only that one.

import { countCharacters, type Report } from '@huigao/report';
import { useSyncExternalStore } from 'react';
import { derivationOf } from '../checks/idle-derivation';
import { useReportSession } from '../report/report-session';

interface Count {
  readonly figures: Report['figures'];
  readonly scheme: Report['scheme'];
  readonly characters: number;
}

const counted = new WeakMap<object, Count>();

function charactersOf(report: Report, entry: Report['outline'][number]): number {
  const body = report.bodies.get(entry.id);
  if (!body) return 0;
  const { figures, scheme } = report;
  const known = counted.get(body);
  if (known?.figures === figures && known.scheme === scheme) return known.characters;
  const characters = countCharacters({ ...report, outline: [entry] });
  counted.set(body, { figures, scheme, characters });
  return characters;
}

/** Counts section by section. */
export function* characterSteps(report: Report): Generator<void, number, void> {
  let characters = 0;
  for (const entry of report.outline) {
    characters += charactersOf(report, entry);
    yield;
  }
  return characters;
}

const charactersIn = derivationOf<number>(characterSteps);

/** Number of characters of the report as shown, white space not counted; a moment behind the text, null at first. */
export function useCharacterCount(): number | null {
  const { store } = useReportSession();
  const { subscribe, current } = charactersIn(store);
  return useSyncExternalStore(subscribe, current);
}
