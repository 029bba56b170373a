import type { SectionId } from '@huigao/report';
import type { Node } from '@tiptap/pm/model';
import { focusText, type PageCaret } from '../across/caret';
import type { OpenTexts } from '../across/open-texts';
import { withoutPart } from '../across/part-edits';
import type { PlainRange } from '../editor/binding/held-range';
import type { BodyEditor } from '../editor/body/body-editor';
import type { UndoOrder } from '../editor/keys/undo-order';
import { blocksOf, withBlocksAt, withMoved, withSwapped } from './moved-blocks';

interface BlockMovesParts {
  readonly texts: OpenTexts;
  readonly caret: PageCaret;
  readonly undoOrder: Pick<UndoOrder, 'together'>;
}

/** What moves blocks by keys and pointer: within a section, and into another that one may write in. */
export class BlockMoves {
  readonly #parts: BlockMovesParts;

  constructor(parts: BlockMovesParts) {
    this.#parts = parts;
  }

  /** Moves the blocks that are selected by one, over the border of sections too. @returns whether it could */
  step(editor: BodyEditor, direction: 'up' | 'down'): boolean {
    const { view } = editor;
    if (!view.editable) return false;
    const range = blocksOf(view.state, view.state.selection);
    if (editor.change((state) => withSwapped(state, range, direction))) return true;
    const way = direction === 'up' ? 'backward' : 'forward';
    const next = this.#parts.caret.neighbour(editor.section, way, 'writable');
    if (!next) return false;
    const { content } = this.#parts.caret.view(next.section).state.doc;
    return this.move(editor.section, range, {
      section: next.section,
      pos: direction === 'up' ? content.size : 0,
    });
  }

  /**
   * Moves blocks to between two others, as one step of undo.
   * @param how - `copy`: they stay where they were, too
   */
  move(
    section: SectionId,
    range: PlainRange,
    to: { readonly section: SectionId; readonly pos: number },
    how: 'move' | 'copy' = 'move',
  ): boolean {
    const [source, target] = [this.#parts.texts.of(section), this.#parts.texts.of(to.section)];
    if (!source || !target?.view.editable) return false;
    const isTaken = how === 'move' && source.view.editable;
    const blocks: readonly Node[] = source.view.state.doc.slice(range.from, range.to).content.content;
    let isDone = false;
    this.#parts.undoOrder.together(() => {
      if (source === target && isTaken) isDone = source.change((state) => withMoved(state, range, to.pos));
      else {
        isDone = target.change((state) => withBlocksAt(state, blocks, to.pos));
        if (isDone && isTaken) source.change((state) => withoutPart(state, range));
      }
    });
    if (isDone) {
      focusText(target.view);
      this.#parts.caret.show({ section: to.section, pos: target.view.state.selection.head });
    }
    return isDone;
  }
}
