import { type FigureId, may } from '@huigao/report';
import { type RefObject, useState, useSyncExternalStore } from 'react';
import { FigureDialog } from '../../figures/late-dialogs';
import { useReport, useReportSession } from '../../report/report-session';
import { SnippetsDialog } from '../../snippets/late-dialog';
import type { HeldRange } from '../binding/held-range';
import type { BodyEditor } from '../body/body-editor';
import type { EditorSituation } from '../body/editor-situation';
import { rectOf } from '../body/rect-of';
import type { OpenNote } from '../footnotes/footnote-tools';
import type { Figures } from '../places/place-texts';
import { type BlockChoice, blockChoices, inlineChoices } from './block-choices';
import { FigureMenu, type MenuKey } from './figure-menu';
import { searchFigures } from './figure-search';
import type { TypedTrigger } from './figure-trigger';
import { figureKnown } from './known-figure';

export interface FigureInsertionProps {
  readonly editor: BodyEditor;
  readonly situation: EditorSituation;
  readonly menuKey: RefObject<MenuKey | null>;
  readonly openNote: RefObject<OpenNote | null>;
}

const noBlocks: readonly BlockChoice[] = [];

/** Blocks are offered behind `/`, in paragraphs of the section itself; footnotes in cells, too. */
function choicesAt({ view }: BodyEditor, { sign, from }: TypedTrigger): readonly BlockChoice[] {
  if (sign === '#' || sign === '＃') return noBlocks;
  return view.state.doc.resolve(from).depth === 1 ? blockChoices : inlineChoices;
}

/** After a sign that may be a comma of a list, figures are offered only as long as the words may mean one. */
const isOffered = ({ sign, query }: TypedTrigger, figures: Figures) =>
  sign !== '、' || query === '' || searchFigures(figures, query).length > 0;

/** The menu behind a typed `/` or `#`, and the dialog for a figure that is not there yet. */
export function FigureInsertion({ editor, situation, menuKey, openNote }: FigureInsertionProps) {
  const { person, store } = useReportSession();
  const figures = useReport((report) => report.figures);
  const mayAdd = useReport((report) => may(person.id, { do: 'addFigure' }, report)) ?? false;
  const trigger = useSyncExternalStore(situation.subscribe, situation.trigger);
  const [wanted, setWanted] = useState<{ readonly label: string; readonly range: HeldRange } | null>(null);

  const [picking, setPicking] = useState<HeldRange | null>(null);

  const close = () => {
    setWanted(null);
    setPicking(null);
    editor.focus();
  };

  const made = async (figure: FigureId) => {
    const range = wanted?.range;
    close();
    await figureKnown(store, figure);
    const now = range && !editor.isDestroyed ? editor.heldNow(range) : null;
    if (now) editor.replaceWithPlace(now, { figure, format: '' });
  };

  return (
    <>
      {trigger && figures && isOffered(trigger, figures) && (
        <FigureMenu
          figures={figures}
          query={trigger.query}
          mayAdd={mayAdd}
          menuKey={menuKey}
          owner={() => editor.view.dom}
          anchor={() => rectOf(editor.view, trigger)}
          onChoose={(figure) => {
            editor.replaceWithPlace(trigger, { figure, format: '' });
            editor.focus();
          }}
          onNew={(label) => {
            setWanted({ label, range: editor.hold(trigger) });
            editor.dismissTrigger();
          }}
          blocks={choicesAt(editor, trigger)}
          onBlock={(choice) => {
            if (choice.id === 'note') {
              editor.replaceWithText(trigger, '');
              openNote.current?.(null);
              return;
            }
            if (choice.id === 'snippets') {
              setPicking(editor.hold(trigger));
              editor.dismissTrigger();
              return;
            }
            if (choice.id === 'snippet') editor.insertParagraphs(trigger, choice.body());
            else editor.insertBlock(trigger, choice);
            editor.focus();
          }}
          onClose={() => editor.dismissTrigger()}
        />
      )}
      {picking && (
        <SnippetsDialog
          onInsert={(body) => {
            const range = editor.isDestroyed ? null : editor.heldNow(picking);
            close();
            if (range) editor.insertParagraphs(range, body);
          }}
          onClose={close}
        />
      )}
      {wanted && (
        <FigureDialog
          initial={{ label: wanted.label }}
          onDone={(figure) => void made(figure)}
          onClose={close}
        />
      )}
    </>
  );
}
