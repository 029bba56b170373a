import type { CSSProperties } from 'react';

/** What the marks of footnotes in a section count on from; the stylesheet counts them. */
export const countingFrom = (notesBefore: number) => ({ '--notes-before': notesBefore }) as CSSProperties;
