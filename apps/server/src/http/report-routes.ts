import {
  type PersonId,
  type Report,
  type ReportId,
  sampleSeed,
  seedFromTemplate,
  templateIds,
  templates,
} from '@huigao/report';
import { Router } from 'express';
import * as v from 'valibot';
import { allow, callerOf, reportOf } from './access';
import { Problem } from './problem';
import { addressOf, bodyOf } from './request-shape';
import type { Services } from './services';

const title = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));

const year = v.pipe(v.number(), v.integer(), v.minValue(1900), v.maxValue(2200));

const shape = v.variant('from', [
  v.object({
    from: v.literal('template'),
    template: v.optional(v.picklist(templateIds), templateIds[0]),
    title,
    year,
    department: title,
  }),
  v.object({ from: v.literal('sample') }),
  v.object({ from: v.literal('report'), report: v.pipe(v.string(), v.maxLength(128)), title, year }),
]);

type Wanted = v.InferOutput<typeof shape>;

const seedOf = (wanted: Exclude<Wanted, { readonly from: 'report' }>) =>
  wanted.from === 'sample' ? sampleSeed() : seedFromTemplate(templates[wanted.template], wanted);

/** The list of reports, and new ones from the template or the sample. */
export function reportRoutes(services: Services): Router {
  const { reports, audit, storage } = services;
  const router = Router();

  /** A report of which somebody is an owner. */
  async function ownReport(id: string, person: PersonId): Promise<Report> {
    const room = await reports.enter(id as ReportId, person);
    if (typeof room === 'string') throw new Problem('not-found', { isRefusal: room === 'withheld' });
    if (!room.may(person, { do: 'manage' })) throw new Problem('forbidden');
    return room.exportReport();
  }

  router.get('/reports', allow(services, 'signed-in'), async (request, response) => {
    const { person } = callerOf(request);
    response.json(await reports.list(person));
  });

  router.post('/reports', allow(services, 'signed-in'), async (request, response) => {
    const { person } = callerOf(request);
    const wanted = bodyOf(request, shape);
    const who = { actor: person.id, address: addressOf(request) } as const;
    const note = (report: ReportId) =>
      audit.note({
        ...who,
        action: 'report.created',
        report,
        ...(wanted.from === 'report' ? { detail: { source: wanted.report } } : {}),
      });
    const result =
      wanted.from === 'report'
        ? await reports.rollForward(await ownReport(wanted.report, person.id), wanted, note)
        : await reports.create(seedOf(wanted), { person: person.id, name: person.displayName }, note);
    if (!result.ok) throw new Problem(result.code);
    response.status(201).json({ id: result.id });
  });

  /** Who last wrote to each section, and when: what a page that was just opened cannot know. */
  router.get('/reports/:id/changes', allow(services, 'report-reader'), async (request, response) => {
    const { id, outline } = reportOf(request).record;
    const changes = await storage.lastChanges(id);
    response.json(changes.filter(({ document }) => outline.some((entry) => entry.id === document)));
  });

  return router;
}
