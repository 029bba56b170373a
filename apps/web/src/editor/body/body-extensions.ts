// What an editor of a section's text is put together of.

import type { Report } from '@huigao/report';
import { bodyRoot } from '@huigao/report-doc';
import type { SectionReplica } from '@huigao/sync/client';
import { type AnyExtension, Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { Awareness } from 'y-protocols/awareness';
import { guardedCollaboration } from '../binding/guarded-collaboration';
import { FigureTrigger } from '../inserting/figure-trigger';
import { BodyKeys } from '../keys/body-keys';
import { PointRules } from '../keys/point-rules';
import { PunctuationPairs } from '../keys/punctuation-pairs';
import { type LiveViewOptions, liveView } from '../live/live-view';
import { carets } from '../marks/carets';
import { changedMarks } from '../marks/changed-marks';
import { FindingMarks } from '../marks/finding-marks';
import { foundMarks } from '../marks/found-marks';
import { lateMarks } from '../marks/late-marks';
import { NumberMarks } from '../marks/number-marks';
import { threadMarks } from '../marks/thread-marks';
import type { PlaceTexts } from '../places/place-texts';
import { placeView } from '../places/place-view';
import { TableEditing } from '../tables/table-editing';
import { tableViews } from '../tables/table-views';
import { EmptyBody } from './empty-body';
import { Numbers } from './numbers';
import { schemaExtensions } from './schema-extensions';
import type { EditorCalls } from './view-props';

/** What of an editor its extensions need. */
export interface BodySources {
  readonly replica: SectionReplica;
  readonly report: () => Report | null;
  readonly texts: PlaceTexts;
  readonly live: LiveViewOptions;
  readonly userName: string;
  /** Name of the text for screen readers. */
  readonly label: () => string;
  /** What an empty section shows. */
  readonly hint: () => string;
  readonly calls: EditorCalls;
}

interface Bound {
  readonly mayWrite: () => boolean;
  readonly awareness: Awareness;
  /** What shows the text otherwise than it is. */
  readonly otherwise: readonly AnyExtension[];
}

/** What is shown in a text without being of it. */
const TextMarks = Extension.create({
  name: 'textMarks',
  addProseMirrorPlugins: () =>
    [foundMarks, threadMarks, changedMarks, lateMarks].map(({ plugin }) => plugin()),
});

/** Tells the page of each change, and screen readers what the text is. */
function reporting({ calls, label }: BodySources, mayWrite: () => boolean) {
  const attributes = () => ({
    class: 'body-text',
    'aria-label': label(),
    'aria-multiline': 'true',
    'aria-readonly': String(!mayWrite()),
  });
  return Extension.create({
    name: 'reporting',
    onTransaction: ({ editor, transaction }) => calls.changed(editor.view, transaction),
    addProseMirrorPlugins: () => [new Plugin({ key: new PluginKey('reporting'), props: { attributes } })],
  });
}

export function bodyExtensions(sources: BodySources, { mayWrite, awareness, otherwise }: Bound) {
  const { replica, report, texts, live, userName, hint, calls } = sources;
  return [
    ...schemaExtensions({ ...tableViews, place: placeView(texts), liveBlock: liveView(live) }),
    ...guardedCollaboration({
      fragment: replica.doc.getXmlFragment(bodyRoot),
      mayWrite,
      broken: calls.broken,
    }),
    carets(awareness, userName),
    Numbers(report()?.scheme ?? []),
    FindingMarks,
    NumberMarks,
    TextMarks,
    ...otherwise,
    FigureTrigger,
    PointRules,
    PunctuationPairs,
    EmptyBody(hint),
    TableEditing(calls.tableFull),
    BodyKeys(calls),
    reporting(sources, mayWrite),
  ];
}
