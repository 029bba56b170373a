import { FileUp } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useText } from '../app/locale';
import styles from './file-drop.module.css';

const holdsFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

/** What was pasted as a file: one that was copied as such, or the text, with its headings where the program gave them. */
function pastedFile({ clipboardData, target }: ClipboardEvent, name: string): File | null {
  if (!clipboardData || (target instanceof Element && target.closest('input, textarea, [contenteditable]')))
    return null;
  const [file] = clipboardData.files;
  if (file) return file;
  const html = clipboardData.getData('text/html');
  const text = clipboardData.getData('text/plain');
  if (text.trim() === '') return null;
  return html === '' ? new File([text], `${name}.txt`) : new File([html], `${name}.html`);
}

/**
 * Takes a file dropped anywhere on the page, or what is pasted outside of fields. The whole window listens: a file that misses would otherwise replace the page.
 */
export function FileDrop({
  onFile,
  disabled,
  children,
}: {
  readonly onFile: (file: File) => void;
  readonly disabled: boolean;
  readonly children: ReactNode;
}) {
  const t = useText();
  const [over, setOver] = useState(false);

  useEffect(() => {
    const onOver = (event: DragEvent) => {
      if (!holdsFile(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = disabled ? 'none' : 'copy';
      setOver(!disabled);
    };
    const onLeave = (event: DragEvent) => {
      // Leaving one element for another is not leaving the window.
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      if (!holdsFile(event)) return;
      event.preventDefault();
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (file && !disabled) onFile(file);
    };
    const onPaste = (event: ClipboardEvent) => {
      const file = disabled ? null : pastedFile(event, t('start.pasted'));
      if (file) onFile(file);
    };
    window.addEventListener('paste', onPaste);
    window.addEventListener('dragover', onOver);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('paste', onPaste);
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, [disabled, onFile, t]);

  return (
    <>
      {children}
      {over && (
        <div className={styles.overlay}>
          <div className={styles.sign}>
            <FileUp aria-hidden />
            {t('start.drop')}
          </div>
        </div>
      )}
    </>
  );
}
