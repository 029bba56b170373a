import type { SectionId, ThreadId } from '@huigao/report';
import { Router } from 'express';
import * as v from 'valibot';
import { allow, callerOf, reportOf } from './access';
import { bodyOf } from './request-shape';
import type { Services } from './services';

/** Times come from clocks of browsers, and may run ahead. */
const time = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(128));
/** The prints of a text of 60,000 characters take some 20 kB. */
const snapshot = v.pipe(v.string(), v.maxLength(200_000), v.base64());

const mostThreads = 1000;

const told = v.strictObject({
  threads: v.optional(
    v.pipe(
      v.record(id, time),
      v.check((threads) => Object.keys(threads).length <= mostThreads),
    ),
    {},
  ),
  sections: v.optional(v.record(id, snapshot), {}),
});

/** What the caller has read of a report, told to nobody else. */
export function readingRoutes(services: Services): Router {
  const { storage, clock } = services;
  const router = Router();

  router.get('/reports/:id/readings', allow(services, 'report-reader'), async (request, response) => {
    const { person } = callerOf(request);
    const { id: report } = reportOf(request).record;
    const [threads, sections] = await Promise.all([
      storage.threadsRead(person.id, report),
      storage.sectionsSeen(person.id, report),
    ]);
    response.json({
      threads: Object.fromEntries(threads),
      sections: Object.fromEntries(
        sections.map(({ section, snapshot: bytes, at }) => [
          section,
          { snapshot: Buffer.from(bytes).toString('base64'), at },
        ]),
      ),
    });
  });

  router.post('/reports/:id/readings', allow(services, 'report-reader'), async (request, response) => {
    const { person } = callerOf(request);
    const { record } = reportOf(request);
    const { threads, sections } = bodyOf(request, told);
    const now = Math.round(clock.now());
    // Of what is not there nothing is kept: nobody fills the disk with made-up ids.
    const read = Object.entries(threads)
      .filter(([thread]) => record.threads.has(thread as ThreadId))
      .map(([thread, at]) => [thread as ThreadId, Math.min(at, now)] as const);
    const seen = record.outline.flatMap(({ id: section }) => {
      const bytes = Object.hasOwn(sections, section) ? sections[section] : undefined;
      return bytes === undefined
        ? []
        : [{ section: section as SectionId, snapshot: Buffer.from(bytes, 'base64'), at: now }];
    });
    if (read.length > 0) await storage.readThreads(person.id, record.id, read);
    if (seen.length > 0) await storage.seeSections(person.id, record.id, seen);
    response.json({});
  });

  return router;
}
