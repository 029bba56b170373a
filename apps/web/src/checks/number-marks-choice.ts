// Whether numbers are marked in the text: a choice of this browser, kept like the language.

import { useSyncExternalStore } from 'react';

const storageKey = 'huigao.number-marks';
const listeners = new Set<() => void>();

let isOn = readKept();

function readKept(): boolean {
  try {
    return localStorage.getItem(storageKey) === 'on';
  } catch {
    // A browser that keeps nothing asks anew each time.
    return false;
  }
}

export function setNumberMarks(on: boolean): void {
  isOn = on;
  try {
    localStorage.setItem(storageKey, on ? 'on' : 'off');
  } catch {
    // Shown all the same, for as long as the page lives.
  }
  for (const listener of [...listeners]) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

/** Whether numbers are marked in the text by what they are to the figures. */
export const useNumberMarks = (): boolean => useSyncExternalStore(subscribe, () => isOn);
