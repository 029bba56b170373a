import { type PersonId, type ReportId, roles, type SectionId } from '@huigao/report';
import { type Request, Router } from 'express';
import * as v from 'valibot';
import { allow, callerOf, reportOf } from './access';
import { done } from './command-answer';
import { Problem } from './problem';
import { addressOf, bodyOf } from './request-shape';
import type { Services } from './services';

const asked = v.strictObject({ message: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200)), '') });

const granted = v.strictObject({
  role: v.picklist(roles),
  sections: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(128))), v.maxLength(200)), []),
});

const actorOf = (request: Request) => ({
  person: callerOf(request).person,
  address: addressOf(request),
});

/** What names a report or a person in an address: anything longer or of other characters names none that exists. */
const idPattern = /^[\w-]{1,128}$/;

function idIn(request: Request, name: 'id' | 'person'): string {
  const value = String(request.params[name]);
  if (!idPattern.test(value)) throw new Problem('not-found');
  return value;
}

/** Asking for access to a report, and answering. The first two answer alike whether or not there is such a report. */
export function accessRequestRoutes(services: Services): Router {
  const { accessRequests } = services;
  const router = Router();

  router.get('/reports/:id/access', allow(services, 'signed-in'), async (request, response) => {
    const report = idIn(request, 'id') as ReportId;
    response.json({ standing: await accessRequests.standing(report, callerOf(request).person.id) });
  });

  router.post('/reports/:id/access', allow(services, 'signed-in'), async (request, response) => {
    const { message } = bodyOf(request, asked);
    const standing = await accessRequests.ask(idIn(request, 'id') as ReportId, message, actorOf(request));
    if (standing === null) throw new Problem('asked-too-often');
    response.json({ standing });
  });

  router.get('/reports/:id/requests', allow(services, 'report-owner'), async (request, response) => {
    response.json(await accessRequests.pending(reportOf(request)));
  });

  router.post(
    '/reports/:id/requests/:person/grant',
    allow(services, 'report-owner'),
    async (request, response) => {
      const { role, sections } = bodyOf(request, granted);
      const given = { role, sections: sections as readonly string[] as SectionId[] };
      const asker = idIn(request, 'person') as PersonId;
      const result = accessRequests.grant(reportOf(request), asker, given, actorOf(request));
      await done(
        result.then((answer) => {
          if (!answer) throw new Problem('not-found');
          return answer;
        }),
      );
      response.json({});
    },
  );

  router.post(
    '/reports/:id/requests/:person/decline',
    allow(services, 'report-owner'),
    async (request, response) => {
      const asker = idIn(request, 'person') as PersonId;
      if (!(await accessRequests.decline(reportOf(request), asker, actorOf(request))))
        throw new Problem('not-found');
      response.json({});
    },
  );

  return router;
}
