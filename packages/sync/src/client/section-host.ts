import type { Report, SectionId } from '@huigao/report';
import type * as Y from 'yjs';
import type { Storing } from '../protocol';
import type { Mark } from './kept-notes';
import type { Clock, LocalCopy } from './ports';

/** What a section needs of its client. */
export interface SectionHost {
  readonly clock: Clock;
  /** Calls back once what was just written is drawn: one's own letters do not wait for what others see. */
  whenDrawn(run: () => void): void;
  newDocument(): Y.Doc;
  /** Opens the local copy; null while it is not known of which generation. */
  openCopy(section: SectionId, doc: Y.Doc): LocalCopy | null;
  /** Whether the server stores what is sent; nothing is sent while it cannot. */
  storing(): Storing;
  /** Place in the log that the text of a section began with, as far as is known here. */
  generationOf(section: SectionId): number;
  figures(): Report['figures'];
  mark(section: SectionId, mark: Mark): void;
  /** The server has all edits that were kept here. */
  exchanged(section: SectionId): void;
  /** Keeps a draft and gives its id; it is shown only when `settle`d. */
  keepDraft(section: SectionId, text: string, code: string): string;
  /** Shows a draft, or drops it because the server's text is the same. */
  settleDraft(id: string, fate: 'show' | 'drop'): void;
  changed(): void;
  /** An observer of the document, not ours, threw. The document itself took the update. */
  fault(error: unknown): void;
}
