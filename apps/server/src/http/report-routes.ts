import { type ReportId, sampleSeed, seedFromTemplate, selfEvaluationTemplate } from '@huigao/report';
import { Router } from 'express';
import * as v from 'valibot';
import { Problem } from './problem';
import { addressOf, bodyOf } from './request-shape';
import type { Services } from './services';
import { who } from './session-cookie';

const title = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));

const shape = v.variant('from', [
  v.object({
    from: v.literal('template'),
    title,
    year: v.pipe(v.number(), v.integer(), v.minValue(1900), v.maxValue(2200)),
    department: title,
  }),
  v.object({ from: v.literal('sample') }),
]);

const seedOf = (wanted: v.InferOutput<typeof shape>) =>
  wanted.from === 'sample' ? sampleSeed() : seedFromTemplate(selfEvaluationTemplate, wanted);

/** The room of the report that a request names, for one who may read it; a problem otherwise. */
export async function roomOf(
  { reports }: Services,
  id: string | string[] | undefined,
  person: Parameters<Services['reports']['open']>[1],
) {
  const room = typeof id === 'string' ? await reports.open(id as ReportId, person) : null;
  if (!room) throw new Problem('not-found');
  return room;
}

/** The list of reports, and new ones from the template or the sample. */
export function reportRoutes({ accounts, reports, audit }: Services): Router {
  const router = Router();

  router.get('/reports', async (request, response) => {
    const { person } = await who(accounts, request);
    response.json(await reports.list(person.id));
  });

  router.post('/reports', async (request, response) => {
    const { person } = await who(accounts, request);
    const seed = seedOf(bodyOf(request, shape));
    const result = await reports.create(seed, { person: person.id, name: person.displayName }, (report) =>
      audit.note({ action: 'report.created', actor: person.id, address: addressOf(request), report }),
    );
    if (!result.ok) throw new Problem(result.code);
    response.status(201).json({ id: result.id });
  });

  return router;
}
