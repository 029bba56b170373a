// How a report gets to the worker that checks it: only the parts and blocks that changed, and so that what did not stays the same object
// there, since readings are remembered by it.

import { bodySchema, openPlan, type Report, type SectionId } from '@huigao/report';

type Body = Report['bodies'] extends ReadonlyMap<SectionId, infer Node> ? Node : never;

/** What checks read of a report beside its texts. */
const parts = [
  'id',
  'title',
  'year',
  'signature',
  'scheme',
  'outline',
  'threads',
  'suggestions',
  'rolledFrom',
  'waivers',
  'rules',
  'tasks',
  'indicators',
  'figures',
] as const satisfies readonly (keyof Report)[];

type Parts = Pick<Report, (typeof parts)[number]>;

/** A body by the one before: a block of that by its index, or a new one as JSON. */
type BodyChange = readonly unknown[];

/** What changed since the request before. */
export interface CheckRequest {
  /** Whether every number of the text is to be told, or only what is found. */
  readonly wantsNumbers: boolean;
  readonly parts: Partial<Parts>;
  /** New and changed bodies. */
  readonly bodies: readonly (readonly [SectionId, BodyChange])[];
}

/** A block that did not change is the same object on the page. */
function bodyChange(old: Body | undefined, body: Body): BodyChange {
  const places = new Map<unknown, number>(old?.children.map((block, index) => [block, index]));
  return body.children.map((block) => places.get(block) ?? block.toJSON());
}

function changedBody(old: Body | undefined, change: BodyChange): Body {
  const blocks = change.map((one) =>
    typeof one === 'number' ? old!.child(one) : bodySchema.nodeFromJSON(one),
  );
  return bodySchema.nodes.doc.create(null, blocks);
}

/** Those decided are of no matter to checks, and may be many. */
const onlyOpen = (suggestions: Report['suggestions']): Report['suggestions'] =>
  new Map([...suggestions].filter(([, { decision }]) => decision === null));

/** Remembers what was sent. */
export class RequestWriter {
  #sent: Report | null = null;

  /** What the mirror lacks of this report. */
  requestFor(report: Report, wantsNumbers: boolean): CheckRequest {
    const before = this.#sent;
    this.#sent = report;
    const changed = parts.filter((part) => report[part] !== before?.[part]);
    const bodies = [...report.bodies].flatMap(([section, body]) => {
      const old = before?.bodies.get(section);
      return body === old ? [] : [[section, bodyChange(old, body)] as const];
    });
    return {
      wantsNumbers,
      parts: Object.fromEntries(
        changed.map((part) => [part, part === 'suggestions' ? onlyOpen(report.suggestions) : report[part]]),
      ),
      bodies,
    };
  }
}

const unread = {
  people: new Map(),
  groups: new Map(),
  signing: openPlan,
  finals: [],
  archived: null,
} as const;

/** The report on the other side. */
export class ReportMirror {
  #report: Report | null = null;

  /** The report after a request; parts that did not change are the objects they were. */
  apply({ parts: changed, bodies }: CheckRequest): Report {
    const old = this.#report;
    // The first request has all of them.
    const record = { ...old, ...changed } as Parts;
    const bodyOf = new Map(old?.bodies);
    for (const [section, change] of bodies)
      bodyOf.set(section, changedBody(old?.bodies.get(section), change));
    const kept = record.outline.flatMap(({ id }) => {
      const body = bodyOf.get(id);
      return body ? [[id, body] as const] : [];
    });
    this.#report = { ...unread, ...record, bodies: new Map(kept) };
    return this.#report;
  }
}
