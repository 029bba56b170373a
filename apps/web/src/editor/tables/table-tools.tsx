import type { MessageKey } from '@huigao/messages';
import { type Command, TextSelection } from '@tiptap/pm/state';
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  isInTable,
  mergeCells,
  splitCell,
  toggleHeaderRow,
} from '@tiptap/pm/tables';
import {
  Captions,
  Combine,
  Heading,
  type LucideIcon,
  PanelBottomOpen,
  PanelLeftOpen,
  PanelRightOpen,
  PanelTopOpen,
  Split,
  TableColumnsSplit,
  TableRowsSplit,
  Trash2,
} from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useText } from '../../app/locale';
import { IconButton } from '../../ui/button';
import { startUndoStep } from '../binding/guarded-collaboration';
import type { BodyEditor } from '../body/body-editor';
import { Floating } from '../body/floating';
import styles from './table-tools.module.css';
import type { TableWatch } from './table-watch';

/** Puts the caret into a new caption above the table. */
const addCaption: Command = (state, dispatch) => {
  if (!isInTable(state)) return false;
  const before = state.selection.$head.before(1);
  if (state.doc.resolve(before).nodeBefore?.type.name === 'caption') return false;
  const tr = state.tr.insert(before, state.schema.nodes.caption!.create());
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, before + 1)).scrollIntoView());
  return true;
};

const tools: readonly (readonly [label: MessageKey, icon: LucideIcon, command: Command])[] = [
  ['blocks.row-before', PanelTopOpen, addRowBefore],
  ['blocks.row-after', PanelBottomOpen, addRowAfter],
  ['blocks.column-before', PanelLeftOpen, addColumnBefore],
  ['blocks.column-after', PanelRightOpen, addColumnAfter],
  ['blocks.row-delete', TableRowsSplit, deleteRow],
  ['blocks.column-delete', TableColumnsSplit, deleteColumn],
  ['blocks.merge', Combine, mergeCells],
  ['blocks.split', Split, splitCell],
  ['blocks.head', Heading, toggleHeaderRow],
  ['blocks.caption-add', Captions, addCaption],
  ['blocks.table-delete', Trash2, deleteTable],
];

export interface TableToolsProps {
  readonly editor: BodyEditor;
  readonly watch: TableWatch;
  /** Position of the table. */
  readonly table: number;
}

/** What can be done to the table that the caret stands in, above it. */
export default function TableTools({ editor, watch, table }: TableToolsProps) {
  const t = useText();
  // What can be done changes with every selection.
  useSyncExternalStore(watch.subscribe, watch.version);
  const { view } = editor;
  const element = () => {
    const dom = editor.isDestroyed ? null : view.nodeDOM(table);
    return dom instanceof HTMLElement ? dom.getBoundingClientRect() : null;
  };
  return (
    <Floating anchor={element} placement={{ side: 'above', align: 'start' }} className={styles.tools}>
      <div role="toolbar" aria-label={t('blocks.tools')} className={styles.bar}>
        {tools.map(([label, icon, command]) => (
          <IconButton
            key={label}
            icon={icon}
            label={t(label)}
            disabled={!command(view.state)}
            onClick={() => {
              // A step of undo of its own, whatever was typed right before.
              startUndoStep(view.state);
              command(view.state, view.dispatch, view);
              startUndoStep(view.state);
              editor.focus();
            }}
          />
        ))}
      </div>
    </Floating>
  );
}
