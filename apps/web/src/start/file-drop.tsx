import { FileUp } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useText } from '../app/locale';
import styles from './file-drop.module.css';

const holdsFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

/**
 * Takes a file dropped anywhere on the page. The whole window listens: a file that misses would otherwise replace the page.
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
    window.addEventListener('dragover', onOver);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, [disabled, onFile]);

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
