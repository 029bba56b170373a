import { largestFileBytes } from '@huigao/import';
import express, { type Request, Router } from 'express';
import { allow, callerOf } from './access';
import { errand, limitedFiles } from './file-errands';
import { Problem } from './problem';
import { addressOf, queryOf } from './request-shape';
import type { Services } from './services';

/** Which of what is proposed is taken, `0,3,4` in the query; absent: nothing. */
function placesIn({ query }: Request, name: 'figures' | 'records'): readonly number[] {
  const given = query[name];
  if (given === undefined || given === '') return [];
  if (typeof given !== 'string' || !/^\d{1,4}(?:,\d{1,4})*$/.test(given))
    throw new Problem('bad-request', { detail: name });
  return given.split(',').map(Number);
}

/** Reports from files. */
export function importRoutes(services: Services): Router {
  const { reports, audit } = services;
  const router = Router();
  const body = express.raw({ type: 'application/octet-stream', limit: largestFileBytes });
  const limited = limitedFiles(services);

  router.post('/reports/import', allow(services, 'signed-in'), limited, body, async (request, response) => {
    const { person } = callerOf(request);
    const filename = queryOf(request, 'filename').slice(0, 255);
    if (!Buffer.isBuffer(request.body)) throw new Problem('empty');
    const isPreview = request.query.preview === '1';
    const task = {
      do: 'import',
      bytes: request.body,
      filename,
      figures: placesIn(request, 'figures'),
      records: placesIn(request, 'records'),
      owner: isPreview ? null : { person: person.id, name: person.displayName },
    } as const;
    const { preview, first } = await errand(services, request, response, task);
    if (!first) {
      response.json(preview);
      return;
    }
    // Called off when it was read already: nothing may be left of it.
    if (response.closed) return;
    const event = { action: 'report.imported', actor: person.id, address: addressOf(request) } as const;
    await reports.add(first, [audit.note({ ...event, report: first.id, detail: { filename } })]);
    response.status(201).json({ id: first.id, notUnderstood: preview.notUnderstood });
  });

  return router;
}
