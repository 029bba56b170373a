// What of a Word document was changed under tracking while it is being read. Its text is read as it was before: what was put in is no part
// of it, what was taken out still is, and each change is kept beside it with its author.

import type { Attributes } from '../xml';

/** Who changed something under tracking, and when (epoch ms; null: the document does not say). */
export interface Tracked {
  readonly author: string;
  readonly at: number | null;
}

/** A change in a paragraph of the text as it was. */
export type TrackedChange =
  | {
      readonly do: 'put';
      readonly by: Tracked;
      readonly at: number;
      /** Text, or the mark of a footnote. */
      readonly text: string;
      readonly bold: boolean;
      readonly note: string | null;
    }
  /** A paragraph was parted here; `style` is that of the one before. */
  | { readonly do: 'part'; readonly by: Tracked; readonly at: number; readonly style: string | null }
  | { readonly do: 'take'; readonly by: Tracked; readonly from: number; readonly to: number }
  /** It was joined with the next one. */
  | { readonly do: 'join'; readonly by: Tracked }
  | {
      readonly do: 'bold';
      readonly by: Tracked;
      readonly from: number;
      readonly to: number;
      readonly on: boolean;
    }
  /** It was given another style. */
  | { readonly do: 'turn'; readonly by: Tracked; readonly style: string | null };

export function trackedBy({ author = '', date }: Attributes): Tracked {
  const at = Date.parse(date ?? '');
  return { author: author.slice(0, 200), at: Number.isNaN(at) ? null : at };
}

export const deletions: ReadonlySet<string> = new Set(['del', 'moveFrom']);
export const insertions: ReadonlySet<string> = new Set(['ins', 'moveTo']);

/** The elements of tracking that are open. */
export class Tracking {
  readonly #open: { readonly is: 'put' | 'take'; readonly by: Tracked }[] = [];

  begin(name: string, attributes: Attributes): void {
    this.#open.push({ is: deletions.has(name) ? 'take' : 'put', by: trackedBy(attributes) });
  }

  /** Whether one was open. */
  end(): boolean {
    return this.#open.pop() !== undefined;
  }

  /** What happens to a text that is read now; `'both'`: it was put in and taken out again. */
  get now(): { readonly is: 'put' | 'take'; readonly by: Tracked } | 'both' | null {
    const kinds = new Set(this.#open.map(({ is }) => is));
    return kinds.size > 1 ? 'both' : (this.#open.at(-1) ?? null);
  }
}
