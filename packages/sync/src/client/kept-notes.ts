// What the client must know about its local copies before it can reach the server: which generation they are of, which hold edits
// the server may lack, and drafts. Kept as a small document of its own in the same store.

import type { SectionId } from '@huigao/report';
import type * as Y from 'yjs';
import type { Draft } from './client-state';
import type { QueuedCommand } from './command-queue';
import type { LocalCopy } from './ports';

/**
 * A copy holds this many own edits that are not saved; `stray` means that something wrote while there was no right to write,
 * which must never be sent, not even when the right comes.
 */
export type Mark = number | 'stray';

export class KeptNotes {
  readonly #doc: Y.Doc;
  readonly #copy: LocalCopy;
  readonly #tab: string;

  constructor(doc: Y.Doc, copy: LocalCopy, tab: string) {
    this.#doc = doc;
    this.#copy = copy;
    this.#tab = tab;
  }

  get loaded(): Promise<void> {
    return this.#copy.loaded;
  }

  close(): Promise<void> {
    return this.#copy.close();
  }

  /** The generation of the local copies, null when there are none yet. */
  get generation(): number | null {
    return this.#about.get('generation') ?? null;
  }

  setGeneration(generation: number): void {
    if (this.generation !== generation) this.#about.set('generation', generation);
  }

  /** The generations of documents whose text was replaced. */
  documentGenerations(): ReadonlyMap<string, number> {
    const prefix = 'generation ';
    return new Map(
      [...this.#about]
        .filter(([key]) => key.startsWith(prefix))
        .map(([key, generation]) => [key.slice(prefix.length), generation]),
    );
  }

  setDocumentGeneration(document: string, generation: number): void {
    const key = `generation ${document}`;
    if ((this.#about.get(key) ?? 0) !== generation) this.#about.set(key, generation);
  }

  /** Sections with a mark of any tab, and whether it is a mark of edits. */
  markedSections(): ReadonlyMap<SectionId, { readonly edits: number; readonly stray: boolean }> {
    const marked = new Map<SectionId, { edits: number; stray: boolean }>();
    for (const [key, mark] of this.#marks) {
      const section = key.slice(key.indexOf(' ') + 1) as SectionId;
      const known = marked.get(section) ?? { edits: 0, stray: false };
      if (mark === 'stray') known.stray = true;
      else known.edits += mark;
      marked.set(section, known);
    }
    return marked;
  }

  /** Whether this tab has marked the section as holding unsaved edits already. */
  isMarked(section: SectionId): boolean {
    return typeof this.#marks.get(`${this.#tab} ${section}`) === 'number';
  }

  mark(section: SectionId, mark: Mark): void {
    const key = `${this.#tab} ${section}`;
    if (mark === 0) {
      if (this.#marks.has(key)) this.#marks.delete(key);
    } else if (this.#marks.get(key) !== mark) this.#marks.set(key, mark);
  }

  /** The server has all that other tabs, gone by now, had left in the copy of this section. */
  forgetOthers(section: SectionId): void {
    for (const key of [...this.#marks.keys()])
      if (key.endsWith(` ${section}`) && key !== `${this.#tab} ${section}`) this.#marks.delete(key);
  }

  drafts(): readonly Draft[] {
    return [...this.#drafts.values()].sort((a, b) => a.at - b.at);
  }

  keepDraft(draft: Draft): void {
    this.#drafts.set(draft.id, draft);
  }

  dropDraft(id: string): void {
    if (this.#drafts.has(id)) this.#drafts.delete(id);
  }

  /** Commands that wait, and those that were refused, oldest first. */
  commands(): readonly QueuedCommand[] {
    return [...this.#commands.values()].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  }

  keepCommand(command: QueuedCommand): void {
    this.#commands.set(command.id, command);
  }

  dropCommand(id: string): void {
    if (this.#commands.has(id)) this.#commands.delete(id);
  }

  get #commands(): Y.Map<QueuedCommand> {
    return this.#doc.getMap('commands');
  }

  get #about(): Y.Map<number> {
    return this.#doc.getMap('about');
  }

  get #marks(): Y.Map<Mark> {
    return this.#doc.getMap('marks');
  }

  get #drafts(): Y.Map<Draft> {
    return this.#doc.getMap('drafts');
  }
}

/**
 * What the notes of a report hold that its server may lack, or that its author has not seen to: edits, commands, drafts. For whoever
 * wants to know whether the copies on this machine can go.
 */
export function isKeptForNothing(notes: Y.Doc): boolean {
  const marks = [...notes.getMap<Mark>('marks').values()];
  const waits = ['drafts', 'commands'].some((name) => notes.getMap(name).size > 0);
  return !waits && !marks.some((mark) => typeof mark === 'number' && mark > 0);
}
