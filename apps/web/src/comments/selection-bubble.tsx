import type { SectionId } from '@huigao/report';
import { MessageSquarePlus } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useText } from '../app/locale';
import type { BodyEditor } from '../editor/body/body-editor';
import type { EditorSituation } from '../editor/body/editor-situation';
import { Floating } from '../editor/body/floating';
import { rectOf } from '../editor/body/rect-of';
import { Button } from '../ui/button';
import { commentKeys } from './comment-keys';
import styles from './comments.module.css';
import { useMayComment } from './use-comments';
import { useCompose } from './use-compose';

interface SelectionBubbleProps {
  readonly section: SectionId;
  readonly editor: BodyEditor;
  readonly situation: EditorSituation;
}

/** Beside selected text: comment on it. Below, for what mends a number stands above. */
export function SelectionBubble({ section, editor, situation }: SelectionBubbleProps) {
  const t = useText();
  const mayComment = useMayComment(section);
  const range = useSyncExternalStore(situation.subscribe, situation.range);
  const compose = useCompose();
  if (!mayComment || !range) return null;
  return (
    <Floating
      anchor={() => rectOf(editor.view, range)}
      placement={{ side: 'below', align: 'start' }}
      className={styles.bubble}
    >
      <Button
        size="sm"
        variant="quiet"
        icon={MessageSquarePlus}
        aria-keyshortcuts={commentKeys.add.aria}
        onClick={() => {
          situation.clear();
          compose({ section, ...editor.inText(range) });
        }}
      >
        {t('comments.add')} <kbd className={styles.key}>{commentKeys.add.shown}</kbd>
      </Button>
    </Floating>
  );
}
