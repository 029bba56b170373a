import type { SectionId } from '@huigao/report';
import type { Transaction } from '@tiptap/pm/state';
import type { BodyEditor } from '../editor/body/body-editor';

type Listener = (section: SectionId, tr: Transaction | null) => void;

/** The editors on the page, for what reaches over several of them. */
export class OpenTexts {
  /** How many sections a selection reaches over that is one of several; 0 while there is none. */
  reach = 0;
  readonly #editors = new Map<SectionId, BodyEditor>();
  readonly #listeners = new Set<Listener>();

  /** Takes an editor in; the returned function takes it out again. */
  register(editor: BodyEditor): () => void {
    const { section } = editor;
    this.#editors.set(section, editor);
    return () => {
      if (this.#editors.get(section) !== editor) return;
      this.#editors.delete(section);
      this.#tell(section, null);
    };
  }

  of(section: SectionId): BodyEditor | null {
    return this.#editors.get(section) ?? null;
  }

  all(): readonly BodyEditor[] {
    return [...this.#editors.values()];
  }

  /** A transaction was applied to the text of a section. */
  changed(section: SectionId, tr: Transaction): void {
    if (this.#listeners.size > 0) this.#tell(section, tr);
  }

  /** Told of every transaction, and with null of an editor that went. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #tell(section: SectionId, tr: Transaction | null): void {
    for (const listener of [...this.#listeners]) listener(section, tr);
  }
}
