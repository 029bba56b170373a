import { titleAttribute } from '../editor/pasting/clipboard';

/** What stands below a title in what was copied over several sections. */
export interface TitledPiece {
  /** Null before the first. */
  readonly title: string | null;
  readonly html: string;
}

/** What was copied over several sections, parted at their titles; null for what has none. */
export function titledPieces(html: string): readonly TitledPiece[] | null {
  if (!html.includes(titleAttribute)) return null;
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  // How far paragraphs are open was said of the whole.
  for (const opened of body.querySelectorAll('[data-pm-slice]')) opened.removeAttribute('data-pm-slice');
  const pieces: { title: string | null; html: string }[] = [{ title: null, html: '' }];
  for (const element of body.children)
    if (element.hasAttribute(titleAttribute))
      pieces.push({ title: element.getAttribute(titleAttribute), html: '' });
    else pieces.at(-1)!.html += element.outerHTML;
  return pieces;
}
