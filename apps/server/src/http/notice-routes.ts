import { statedLocale } from '@huigao/messages';
import { Router } from 'express';
import * as v from 'valibot';
import { noticeKinds } from '../storage/notice-store';
import { allow, callerOf } from './access';
import { Problem } from './problem';
import { bodyOf } from './request-shape';
import type { Services } from './services';

const number = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const read = v.union([
  v.strictObject({ ids: v.pipe(v.array(number), v.maxLength(500)) }),
  v.strictObject({ upTo: number }),
]);

const settings = v.strictObject({
  muted: v.pipe(v.array(v.picklist(noticeKinds)), v.maxLength(noticeKinds.length)),
  mail: v.picklist(['off', 'daily']),
});

/** The caller's own notices. */
export function noticeRoutes(services: Services): Router {
  const { notices, hasMail } = services;
  const router = Router();

  router.get('/notices', allow(services, 'signed-in'), async (request, response) => {
    const { before } = request.query;
    if (before !== undefined && !/^\d{1,15}$/.test(String(before)))
      throw new Problem('bad-request', { detail: 'before' });
    const { person } = callerOf(request);
    response.json(await notices.list(person, before === undefined ? null : Number(before)));
  });

  router.get('/notices/unread', allow(services, 'signed-in'), async (request, response) => {
    const { person } = callerOf(request);
    // Every open page asks this, in the language of its interface.
    const locale = statedLocale(request.headers['accept-language']);
    if (locale) await notices.reads(person.id, locale);
    response.json({ unread: await notices.unread(person) });
  });

  router.post('/notices/read', allow(services, 'signed-in'), async (request, response) => {
    await notices.read(callerOf(request).person.id, bodyOf(request, read));
    response.json({});
  });

  router.get('/notices/settings', allow(services, 'signed-in'), async (request, response) => {
    const { muted, mail } = await notices.settings(callerOf(request).person.id);
    response.json({ muted, mail, hasMail });
  });

  router.post('/notices/settings', allow(services, 'signed-in'), async (request, response) => {
    await notices.setSettings(callerOf(request).person.id, bodyOf(request, settings));
    response.json({});
  });

  return router;
}
