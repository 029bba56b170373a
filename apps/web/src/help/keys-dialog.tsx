import type { MessageKey } from '@huigao/messages';
import { useText } from '../app/locale';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import styles from './keys-dialog.module.css';

type Line = readonly [keys: string, text: MessageKey];

const groups: readonly (readonly [MessageKey, readonly Line[]])[] = [
  [
    'help.keys-page',
    [
      ['F6', 'help.key-region'],
      ['Ctrl+F', 'help.key-find'],
      ['Ctrl+H', 'help.key-replace'],
      ['Ctrl+Alt+H', 'tidy.title'],
      ['Ctrl+Home', 'help.key-start'],
      ['Ctrl+End', 'help.key-end'],
      ['Esc', 'help.key-escape'],
    ],
  ],
  [
    'help.keys-text',
    [
      ['/  #', 'help.key-insert'],
      ['Ctrl+Shift+L', 'help.key-link'],
      ['Ctrl+B', 'help.key-bold'],
      ['Alt+Shift+↑ ↓', 'help.key-move'],
      ['Ctrl+Z', 'help.key-undo'],
      ['Ctrl+Y', 'help.key-redo'],
      ['Ctrl+A', 'help.key-all'],
    ],
  ],
  [
    'help.keys-review',
    [
      ['Ctrl+Alt+M', 'help.key-comment'],
      ['F8', 'help.key-next-comment'],
      ['Ctrl+Alt+R', 'help.key-reply'],
      ['Ctrl+Alt+D', 'help.key-resolve'],
      ['Ctrl+Alt+E', 'help.key-suggesting'],
      ['F9', 'help.key-next-suggestion'],
      ['Ctrl+Alt+Y', 'help.key-accept'],
      ['Ctrl+Alt+N', 'help.key-reject'],
      ['F4', 'help.key-next-change'],
    ],
  ],
];

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** As the keys of this machine are written. */
const shown = (keys: string) =>
  isMac ? keys.replaceAll('Ctrl+', '⌘').replaceAll('Alt+', '⌥').replaceAll('Shift+', '⇧') : keys;

/** 键盘快捷键: every key of an open report. */
export default function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  return (
    <Dialog
      title={t('help.keys')}
      onClose={onClose}
      footer={<Button onClick={onClose}>{t('ui.done')}</Button>}
    >
      {groups.map(([name, lines]) => (
        <section key={name} className={styles.group}>
          <h3 className={styles.name}>{t(name)}</h3>
          <dl className={styles.lines}>
            {lines.map(([keys, text]) => (
              <div key={text} className={styles.line}>
                <dt>
                  <kbd className={styles.keys}>{shown(keys)}</kbd>
                </dt>
                <dd>{t(text)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <p className={styles.note}>{t('help.keys-shift')}</p>
    </Dialog>
  );
}
