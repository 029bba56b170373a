import type { SectionId } from '@huigao/report';
import { encodeVersion } from '@huigao/report-doc';
import type { ReportRoom } from '@huigao/sync/room';
import { type Request, type Response, Router } from 'express';
import * as v from 'valibot';
import type { VersionSummary } from '../storage/version-store';
import { restore, type Wanted } from '../versions/restoring';
import { contentOf, textAtOf } from '../versions/text-at';
import { allow, callerOf, reportOf } from './access';
import { answered } from './command-answer';
import { Problem } from './problem';
import { mayReadHistory, nameOf, readHistory } from './read-history';
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
  const { versions } = services;
  const router = Router();

  async function shown(room: ReportRoom, { by, report: _, ...rest }: VersionSummary) {
    return { ...rest, by, byName: by && (await nameOf(services, room, by)) };
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
      const [room, id] = [reportOf(request), String(request.params.version)];
      const section = textAtOf(id)?.section;
      if (section) mayReadHistory(room, request, section);
      const content = await contentOf(services, room, id);
      if (content === 'absent') throw new Problem('not-found');
      if (content === 'damaged') throw new Problem('version-damaged');
      send(response, content);
    },
  );

  /** Every moment of a section's text, with who wrote what, and the names of those people. */
  router.get(
    '/reports/:id/sections/:section/history',
    allow(services, 'report-reader'),
    async (request, response) => {
      const room = reportOf(request);
      const section = String(request.params.section) as SectionId;
      mayReadHistory(room, request, section);
      const { json, names } = await readHistory(services, room, section);
      const head = `{"names":${JSON.stringify(names)},"history":`;
      response.type('json').end(Buffer.concat([Buffer.from(head), json, Buffer.from('}')]));
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
