// A section as it was at one place of the log, in the form of a version: compared and put back as versions are. It has an id of its
// kind, and is kept nowhere.

import { bodyFault, bodySchema, type SectionId } from '@huigao/report';
import { type VersionContent, writeBody } from '@huigao/report-doc';
import type { ReportRoom } from '@huigao/sync/room';
import * as Y from 'yjs';
import type { Histories } from '../histories/histories';
import type { Versions } from './versions';

/** Which section, and after which entry of the log. */
interface TextAt {
  readonly section: SectionId;
  readonly seq: number;
}

/** `at.12.section`: what such an id names; null: it is that of a version. Before the report was brought here places are negative. */
export function textAtOf(id: string): TextAt | null {
  const match = /^at\.(-?\d{1,15})\.(.{1,128})$/.exec(id);
  return match && { section: match[2] as SectionId, seq: Number(match[1]) };
}

/** What a version holds; of a section at a place of the log, the report as it is now with that text. */
export async function contentOf(
  { versions, histories }: { readonly versions: Versions; readonly histories: Histories },
  room: ReportRoom,
  id: string,
): Promise<VersionContent | 'absent' | 'damaged'> {
  const { id: report } = room.record;
  const at = textAtOf(id);
  if (!at) return versions.content(report, id);
  const { content } = room.state();
  if (!content.has(at.section)) return 'absent';
  const json = await histories.textAt(report, at.section, at.seq);
  if (json === null) return 'absent';
  const body = bodySchema.nodeFromJSON(json);
  if (bodyFault(body) !== null) return 'damaged';
  const doc = new Y.Doc();
  writeBody(doc, body);
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return new Map([...content, [at.section, state]]);
}
