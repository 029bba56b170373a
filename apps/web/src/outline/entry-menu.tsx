import { isOptional, type OutlineEntry, stepOf } from '@huigao/report';
import { ArrowDown, ArrowUp, BookOpenText, Ellipsis, PencilLine, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { GuideDialog } from '../aids/late-dialog';
import { late } from '../app/late';
import { useText } from '../app/locale';
import { IconButton } from '../ui/button';
import { Menu } from '../ui/menu';
import styles from './outline.module.css';
import type { OutlineEditing } from './use-outline-editing';

const SectionDialog = late(() => import('./section-dialog'), []);

/** What an owner can do with one entry of the outline. */
export function EntryMenu({
  entry,
  editing,
}: {
  readonly entry: OutlineEntry;
  readonly editing: OutlineEditing;
}) {
  const t = useText();
  const [dialog, setDialog] = useState<'add' | 'retitle' | 'guide' | null>(null);
  const { id, title } = entry;
  const { outline, step, remove } = editing;
  const stepItem = (direction: 'up' | 'down') => ({
    id: direction,
    label: t(`outline.${direction}`),
    detail: direction === 'up' ? 'Alt+↑' : 'Alt+↓',
    icon: direction === 'up' ? ArrowUp : ArrowDown,
    disabled: stepOf(outline, id, direction) === undefined,
    onSelect: () => step(id, direction),
  });
  return (
    <>
      <Menu
        align="end"
        groups={[
          {
            id: 'change',
            items: [
              {
                id: 'retitle',
                label: t('outline.retitle'),
                icon: PencilLine,
                onSelect: () => setDialog('retitle'),
              },
              ...(entry.kind === 'part'
                ? []
                : [
                    {
                      id: 'guide',
                      label: t('outline.guide'),
                      icon: BookOpenText,
                      onSelect: () => setDialog('guide'),
                    },
                  ]),
              { id: 'add', label: t('outline.add-after'), icon: Plus, onSelect: () => setDialog('add') },
            ],
          },
          { id: 'order', items: [stepItem('up'), stepItem('down')] },
          {
            id: 'remove',
            items: [
              {
                id: 'remove',
                label: t('outline.remove'),
                icon: Trash2,
                disabled: !isOptional(outline, id),
                onSelect: () => remove(id),
              },
            ],
          },
        ]}
        trigger={(props) => (
          <IconButton
            {...props}
            icon={Ellipsis}
            size="sm"
            label={t('outline.actions', { title })}
            className={styles.more}
          />
        )}
      />
      {dialog === 'guide' && <GuideDialog entry={entry} onClose={() => setDialog(null)} />}
      {dialog && dialog !== 'guide' && (
        <SectionDialog what={dialog} entry={entry} onClose={() => setDialog(null)} />
      )}
    </>
  );
}
