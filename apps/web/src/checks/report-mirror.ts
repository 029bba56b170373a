// How a report gets to the worker that checks it: only what changed, and so that what did not stays the same object there, since readings
// are remembered by it.

import { bodySchema, type Figure, openPlan, type Report, type SectionId } from '@huigao/report';

type Body = Report['bodies'] extends ReadonlyMap<SectionId, infer Node> ? Node : never;

/** What changed since the request before. */
export interface CheckRequest {
  readonly record: Pick<
    Report,
    | 'id'
    | 'title'
    | 'year'
    | 'signature'
    | 'scheme'
    | 'outline'
    | 'threads'
    | 'suggestions'
    | 'rolledFrom'
    | 'waivers'
    | 'rules'
    | 'tasks'
    | 'indicators'
  >;
  /** Null: as before. */
  readonly figures: readonly Figure[] | null;
  /** New and changed bodies, as JSON. */
  readonly bodies: readonly (readonly [SectionId, unknown])[];
}

/** Remembers what was sent. */
export class RequestWriter {
  #figures: Report['figures'] | null = null;
  #bodies: ReadonlyMap<SectionId, Body> = new Map();

  /** What the mirror lacks of this report. */
  requestFor(report: Report): CheckRequest {
    const { id, title, year, signature, scheme, outline, threads, waivers, rules, tasks, indicators } =
      report;
    const { rolledFrom } = report;
    // Those decided are of no matter to checks, and may be many.
    const suggestions = new Map([...report.suggestions].filter(([, { decision }]) => decision === null));
    const changed = [...report.bodies].filter(([section, body]) => this.#bodies.get(section) !== body);
    const figures = report.figures === this.#figures ? null : [...report.figures.values()];
    this.#figures = report.figures;
    this.#bodies = report.bodies;
    return {
      record: {
        id,
        title,
        year,
        signature,
        scheme,
        outline,
        threads,
        suggestions,
        rolledFrom,
        waivers,
        rules,
        tasks,
        indicators,
      },
      figures,
      bodies: changed.map(([section, body]) => [section, body.toJSON()]),
    };
  }
}

const isAlike = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** The report on the other side. */
export class ReportMirror {
  #report: Report | null = null;

  /** The report after a request; parts that did not change are the objects they were. */
  apply({ record, figures, bodies }: CheckRequest): Report {
    const old = this.#report;
    const bodyOf = new Map<SectionId, Body>(old?.bodies);
    for (const [section, json] of bodies) bodyOf.set(section, bodySchema.nodeFromJSON(json));
    const kept = record.outline.flatMap(({ id }) => {
      const body = bodyOf.get(id);
      return body ? [[id, body] as const] : [];
    });
    const report: Report = {
      ...record,
      scheme: old && isAlike(old.scheme, record.scheme) ? old.scheme : record.scheme,
      people: new Map(),
      groups: new Map(),
      signing: openPlan,
      finals: [],
      archived: null,
      figures: figures ? new Map(figures.map((figure) => [figure.id, figure])) : (old?.figures ?? new Map()),
      bodies: new Map(kept),
    };
    this.#report = report;
    return report;
  }
}
