import { type ChangeEvent, type ReactNode, useRef } from 'react';

/** Kinds of files that can become a report. */
const accepted = '.docx,.html,.htm,.txt,.md,.markdown,text/plain,text/markdown,text/html';

export interface FileChooserProps {
  readonly onFile: (file: File) => void;
  /** Draws the button that opens the chooser. */
  readonly children: (choose: () => void) => ReactNode;
}

/** A button that asks for a file. */
export function FileChooser({ onFile, children }: FileChooserProps) {
  const input = useRef<HTMLInputElement>(null);
  const onChange = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.currentTarget.files?.[0];
    // The same file may be chosen again after it was corrected.
    event.currentTarget.value = '';
    if (file) onFile(file);
  };
  return (
    <>
      {children(() => input.current?.click())}
      <input ref={input} type="file" accept={accepted} hidden onChange={onChange} data-testid="import-file" />
    </>
  );
}
