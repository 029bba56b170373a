// What the parts of an open report share: the client, the derived report, commands, and the way to each other's places.

import type { FigureId, Report, ReportId, SectionId } from '@huigao/report';
import type { RecordCommand } from '@huigao/report-doc';
import type { ClientState, ReportClient } from '@huigao/sync/client';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import type { OpenTexts } from '../across/open-texts';
import type { HttpResult } from '../app/http';
import type { Person } from '../app/session';
import type { CommentsSession } from '../comments/comments-session';
import type { UndoOrder } from '../editor/keys/undo-order';
import type { FindSession } from '../find/find-session';
import type { ChangedPassages } from '../since/changed-passages';
import type { SuggestMode } from '../suggesting/suggest-mode';

/** The report as it is now. The value is derived once for all readers, at most once a frame, and memoised by section. */
export interface ReportStore {
  /** Null until the record has arrived. The same object until something changed. */
  readonly current: () => Report | null;
  readonly subscribe: (listener: () => void) => () => void;
}

/** A stretch of a section's body. */
export interface TextRange {
  readonly section: SectionId;
  readonly from: number;
  readonly to: number;
}

/** Words that are to stand instead of a stretch of text, where that still reads as it did. */
export interface TextChange {
  readonly from: number;
  readonly to: number;
  readonly was: string;
  readonly text: string;
}

/** Makes a change of a section's text as it is now; null where there is nothing to change. */
export type TextEdit = (state: EditorState, figures: Report['figures']) => Transaction | null;

/** What a mounted section editor offers to the panels. Each answers false where it cannot (read-only, range gone). */
export interface SectionEditorHandle {
  /** Scrolls a range into view and marks it for a moment. */
  readonly show: (from: number, to: number) => void;
  /** Puts a place of this figure at the caret; an empty format is the figure's own. */
  readonly insertPlace: (figure: FigureId, format: string) => boolean;
  /** Puts a place instead of a range of text, as one step of undo. */
  readonly replaceWithPlace: (from: number, to: number, figure: FigureId, format: string) => boolean;
  /** Puts words instead of a range of text, as one step of undo. */
  readonly replaceWithText: (from: number, to: number, text: string) => boolean;
  /** Makes all of these changes, as one step of undo. @returns how many could be; null where one may not write */
  readonly replaceTexts: (changes: readonly TextChange[]) => number | null;
  /** Makes a change of one's own, as one step of undo; null where one may not write. @returns whether there was one to make */
  readonly edit: (change: TextEdit) => boolean | null;
  /** Selects a range and puts the keyboard there. */
  readonly select: (from: number, to: number) => void;
  readonly focus: (at: 'start' | 'end') => boolean;
}

/** How panels and editors reach each other without knowing each other. */
export interface ReportNavigator {
  /** An editor announces itself; the returned function takes it off again. */
  readonly register: (section: SectionId, handle: SectionEditorHandle) => () => void;
  /** The editor that last had the focus and may be written in. */
  readonly setActive: (section: SectionId | null) => void;
  readonly active: () => SectionId | null;
  readonly goTo: (range: TextRange) => void;
  readonly goToSection: (section: SectionId) => void;
  readonly insertPlace: (figure: FigureId, format: string) => boolean;
  readonly replaceWithPlace: (range: TextRange, figure: FigureId, format: string) => boolean;
  readonly replaceWithText: (range: TextRange, text: string) => boolean;
  readonly replaceTexts: (section: SectionId, changes: readonly TextChange[]) => number | null;
  /** Goes to a section and changes it. Resolves as the `edit` of its editor does, once that is there. */
  readonly edit: (section: SectionId, change: TextEdit) => Promise<boolean | null>;
  readonly select: (range: TextRange) => void;
  readonly focusNeighbour: (section: SectionId, direction: 'before' | 'after') => boolean;
  /** Opens the figures panel at this figure. */
  readonly showFigure: (figure: FigureId) => void;
  readonly onShowFigure: (listener: (figure: FigureId) => void) => () => void;
}

export interface ReportSession {
  readonly id: ReportId;
  readonly person: Person;
  readonly client: ReportClient;
  readonly store: ReportStore;
  readonly navigator: ReportNavigator;
  /** The editors of the sections. */
  readonly texts: OpenTexts;
  /** Undo and redo of this person's edits, over all sections. */
  readonly undoOrder: UndoOrder;
  /** Find and replace over all sections. */
  readonly find: FindSession;
  readonly comments: CommentsSession;
  /** What changed since the person was last here. */
  readonly changed: ChangedPassages;
  /** Where one works in 修订 mode. */
  readonly suggesting: SuggestMode;
  /** Makes the panel of suggestions visible. */
  readonly openSuggestions: () => void;
  readonly command: (command: RecordCommand) => Promise<HttpResult<unknown>>;
  /** Whether edits survive the page on this machine before the server has them. */
  readonly keepsLocally: () => boolean;
}

const ReportSessionContext = createContext<ReportSession | null>(null);
export const ReportSessionProvider = ReportSessionContext.Provider;

/** The session of the open report; only below `ReportSessionProvider`. */
export function useReportSession(): ReportSession {
  const session = useContext(ReportSessionContext);
  if (!session) throw new Error('No report is open here.');
  return session;
}

/** The report, or a part of it: the component renders again only when the selected part is another object. */
export function useReport<Part>(select: (report: Report) => Part): Part | null {
  const { store } = useReportSession();
  const part = () => {
    const report = store.current();
    return report && select(report);
  };
  return useSyncExternalStore(store.subscribe, part);
}

/** The state of connection, sections and people, or a part of it: renders again only when that part is another. */
export function useClientState<Part>(select: (state: ClientState) => Part): Part {
  const { client } = useReportSession();
  const subscribe = useCallback((listener: () => void) => client.subscribe(listener), [client]);
  return useSyncExternalStore(subscribe, () => select(client.state));
}
