import { sampleSeed, seedFromTemplate, templateIds, templates } from '@huigao/report';
import { Router } from 'express';
import * as v from 'valibot';
import { allow, callerOf, reportOf } from './access';
import { Problem } from './problem';
import { addressOf, bodyOf } from './request-shape';
import type { Services } from './services';

const title = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));

const shape = v.variant('from', [
  v.object({
    from: v.literal('template'),
    template: v.optional(v.picklist(templateIds), templateIds[0]),
    title,
    year: v.pipe(v.number(), v.integer(), v.minValue(1900), v.maxValue(2200)),
    department: title,
  }),
  v.object({ from: v.literal('sample') }),
]);

const seedOf = (wanted: v.InferOutput<typeof shape>) =>
  wanted.from === 'sample' ? sampleSeed() : seedFromTemplate(templates[wanted.template], wanted);

/** The list of reports, and new ones from the template or the sample. */
export function reportRoutes(services: Services): Router {
  const { reports, audit, storage } = services;
  const router = Router();

  router.get('/reports', allow(services, 'signed-in'), async (request, response) => {
    const { person } = callerOf(request);
    response.json(await reports.list(person));
  });

  router.post('/reports', allow(services, 'signed-in'), async (request, response) => {
    const { person } = callerOf(request);
    const seed = seedOf(bodyOf(request, shape));
    const result = await reports.create(seed, { person: person.id, name: person.displayName }, (report) =>
      audit.note({ action: 'report.created', actor: person.id, address: addressOf(request), report }),
    );
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
