// Going back to a version: texts of sections, as they were, in the place of those of now. What goes is kept as a version first, to the
// last key, so that going back can itself be taken back. Locked texts stay: what was handed in or agreed is what was handed in.

import {
  type Report,
  type RestoredParagraph,
  restoredBody,
  type SectionId,
  sectionDigest,
} from '@huigao/report';
import { readVersion } from '@huigao/report-doc';
import type { ReportRoom } from '@huigao/sync/room';
import type { Audit } from '../audit/audit';
import type { Histories } from '../histories/histories';
import { contentOf } from './text-at';
import type { VersionActor, Versions } from './versions';

/** What of a version is to come back. A paragraph names the digest of its section as the sender compared it. */
export type Wanted =
  | { readonly what: 'report' }
  | { readonly what: 'section'; readonly section: SectionId }
  | ({
      readonly what: 'paragraph';
      readonly section: SectionId;
      readonly digest: string;
    } & RestoredParagraph);

/** Why it does not: `section-locked` says which section; `nothing-to-restore`: it reads like that now. */
export type RestoreRefusal =
  | 'not-found'
  | 'version-damaged'
  | 'section-locked'
  | 'section-changed'
  | 'nothing-to-restore';

export type RestoreResult =
  | {
      readonly ok: true;
      readonly restored: readonly SectionId[];
      /** Sections that differ and are locked: those of a whole report are left as they are. */
      readonly locked: readonly SectionId[];
      /** The version that was kept of what went. */
      readonly kept: string;
    }
  | { readonly ok: false; readonly code: RestoreRefusal; readonly detail: string };

type Body = Report['bodies'] extends ReadonlyMap<SectionId, infer Value> ? Value : never;

interface Parts {
  readonly versions: Versions;
  readonly histories: Histories;
  readonly audit: Audit;
}

const refuse = (code: RestoreRefusal, detail = '') => ({ ok: false, code, detail }) as const;

/** Restores what is wanted of the version `id` for a person who may. */
export async function restore(
  { versions, histories, audit }: Parts,
  room: ReportRoom,
  { id, wanted }: { readonly id: string; readonly wanted: Wanted },
  actor: VersionActor & { readonly person: NonNullable<VersionActor['person']> },
): Promise<RestoreResult> {
  const report = room.record.id;
  const content = await contentOf({ versions, histories }, room, id);
  if (content === 'absent') return refuse('not-found', id);
  const then = content === 'damaged' ? null : readVersion(content)?.report;
  if (!then) return refuse('version-damaged', id);
  const differing = differingSections(room.exportReport(), then, wanted);
  if (!differing.ok) return differing;
  const isLocked = (section: SectionId) => !room.may(actor.person, { do: 'editText', section });
  const sections = differing.sections.filter((section) => !isLocked(section));
  const locked = differing.sections.filter(isLocked);
  if (sections.length === 0) return refuse('section-locked', locked[0]!);
  let kept = '';
  const result = await room.replaceTexts<RestoreRefusal>({
    sections,
    by: actor.person,
    refusal: (section) => (isLocked(section) ? 'section-locked' : null),
    make: async () => {
      const now = room.exportReport();
      const bodies = new Map<SectionId, Body>();
      for (const section of sections) {
        const body = bodyFor(now, then, section, wanted);
        if (typeof body === 'string') return refuse(body, section);
        bodies.set(section, body);
      }
      const [only] = sections.length === 1 ? sections : [];
      const version = await versions.keep(
        room,
        { cause: 'replaced', ...(only ? { section: only } : {}) },
        actor,
      );
      kept = version!.id;
      const noteOf = (section: SectionId) =>
        audit.note({
          action: 'version.restored',
          actor: actor.person,
          address: actor.address,
          report,
          section,
          detail: { version: id, kept, what: wanted.what },
        });
      const texts = [...bodies].map(([section, body]) => [section, { body, note: noteOf(section) }] as const);
      return { ok: true, texts: new Map(texts) };
    },
  });
  return result.ok ? { ok: true, restored: sections, locked, kept } : result;
}

type Differing =
  | { readonly ok: true; readonly sections: readonly SectionId[] }
  | Extract<RestoreResult, { readonly ok: false }>;

/** The sections that restoring would change, none of which is empty. */
function differingSections(now: Report, then: Report, wanted: Wanted): Differing {
  const asked = wanted.what === 'report' ? now.outline.map(({ id }) => id) : [wanted.section];
  const known = asked.filter((section) => now.bodies.has(section) && then.bodies.has(section));
  if (wanted.what !== 'report' && known.length === 0) return refuse('not-found', asked[0]!);
  const sections = known.filter((section) => !now.bodies.get(section)!.eq(then.bodies.get(section)!));
  return sections.length > 0 ? { ok: true, sections } : refuse('nothing-to-restore');
}

function bodyFor(now: Report, then: Report, section: SectionId, wanted: Wanted): Body | RestoreRefusal {
  const [current, earlier] = [now.bodies.get(section), then.bodies.get(section)!];
  if (!current) return 'not-found';
  if (wanted.what !== 'paragraph') return earlier;
  if (sectionDigest(now, section) !== wanted.digest) return 'section-changed';
  return restoredBody(current, earlier, wanted) ?? 'section-changed';
}
