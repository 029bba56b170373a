import { encodeVersion } from '@huigao/report-doc';
import type { ReportRoom } from '@huigao/sync/room';
import { type Request, type Response, Router } from 'express';
import * as v from 'valibot';
import type { VersionSummary } from '../storage/version-store';
import { restore, type Wanted } from '../versions/restoring';
import { allow, callerOf, reportOf } from './access';
import { answered } from './command-answer';
import { Problem } from './problem';
import { addressOf, bodyOf } from './request-shape';
import type { Services } from './services';

const named = v.strictObject({
  title: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
});

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(128));
const place = v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0)));

const wanted = v.variant('what', [
  v.strictObject({ what: v.literal('report') }),
  v.strictObject({ what: v.literal('section'), section: id }),
  v.strictObject({
    what: v.literal('paragraph'),
    section: id,
    digest: v.pipe(v.string(), v.maxLength(64)),
    restored: place,
    replaced: place,
    behind: place,
  }),
]);

const actorOf = (request: Request) => ({
  person: callerOf(request).person.id,
  address: addressOf(request),
});

/** Versions of a report: whoever reads it reads them, and its owners name them. */
export function versionRoutes(services: Services): Router {
  const { accounts, versions } = services;
  const router = Router();

  async function shown({ record }: ReportRoom, { by, report: _, ...rest }: VersionSummary) {
    const account = by && !record.people.has(by) ? await accounts.person(by) : null;
    const byName = by && (record.people.get(by)?.name ?? account?.displayName ?? '');
    return { ...rest, by, byName };
  }

  const send = (response: Response, content: Parameters<typeof encodeVersion>[0]) =>
    response.type('application/octet-stream').end(encodeVersion(content));

  router.get('/reports/:id/versions', allow(services, 'report-reader'), async (request, response) => {
    const room = reportOf(request);
    const list = await versions.list(room.record.id);
    response.json(await Promise.all(list.map((one) => shown(room, one))));
  });

  router.post('/reports/:id/versions', allow(services, 'report-owner'), async (request, response) => {
    const room = reportOf(request);
    const { title } = bodyOf(request, named);
    const made = await versions.name(room, title, actorOf(request));
    if (!made) throw new Problem('too-many-versions');
    response.status(201).json(await shown(room, made));
  });

  /** The report as it is now, in the form of a version, to compare with. */
  router.get('/reports/:id/versions/now', allow(services, 'report-reader'), (request, response) => {
    send(response, reportOf(request).state().content);
  });

  router.get(
    '/reports/:id/versions/:version',
    allow(services, 'report-reader'),
    async (request, response) => {
      const content = await versions.content(reportOf(request).record.id, String(request.params.version));
      if (content === 'absent') throw new Problem('not-found');
      if (content === 'damaged') throw new Problem('version-damaged');
      send(response, content);
    },
  );

  router.post(
    '/reports/:id/versions/:version/name',
    allow(services, 'report-owner'),
    async (request, response) => {
      const { id } = reportOf(request).record;
      const { title } = bodyOf(request, named);
      const isDone = await versions.rename(id, String(request.params.version), title, actorOf(request));
      if (!isDone) throw new Problem('not-found');
      response.json({});
    },
  );

  router.post(
    '/reports/:id/versions/:version/restore',
    allow(services, 'report-owner'),
    async (request, response) => {
      const what = bodyOf(request, wanted) as Wanted;
      const version = { id: String(request.params.version), wanted: what };
      const result = await answered(restore(services, reportOf(request), version, actorOf(request)));
      if (!result.ok) throw new Problem(result.code, { detail: result.detail });
      const { restored, locked, kept } = result;
      response.json({ restored, locked, kept });
    },
  );

  return router;
}
