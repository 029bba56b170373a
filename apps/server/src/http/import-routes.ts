import { importText, largestFileBytes, type Proposal } from '@huigao/import';
import {
  blockText,
  countCharacters,
  decodeArchive,
  type ReportSeed,
  reportFromSeed,
  reportId,
  shownSections,
} from '@huigao/report';
import express, { type RequestHandler, Router } from 'express';
import { allow, callerOf } from './access';
import { Problem } from './problem';
import { addressOf, queryOf } from './request-shape';
import type { Services } from './services';

/** What a file becomes, and what a person should look at. */
interface Proposed extends Pick<Proposal, 'encoding' | 'notUnderstood'> {
  readonly seed: ReportSeed;
  /** Null: not counted in the source. */
  readonly paragraphs: number | null;
}

function readArchive(bytes: Buffer): Proposed {
  const decoded = decodeArchive(bytes.toString('utf8'));
  if (!decoded.ok) throw new Problem(decoded.code, { detail: decoded.detail });
  return { seed: decoded.seed, encoding: 'utf-8', notUnderstood: [], paragraphs: null };
}

function readText(bytes: Buffer, filename: string): Proposed {
  const result = importText(bytes, filename);
  if (!result.ok) throw new Problem(result.code, { detail: result.detail });
  return result.proposal;
}

const read = (bytes: Buffer, filename: string): Proposed =>
  /\.json$/i.test(filename) ? readArchive(bytes) : readText(bytes, filename);

function preview({ seed, notUnderstood, encoding, paragraphs }: Proposed) {
  let id = 0;
  const report = reportFromSeed(seed, { id: reportId('preview'), owner: null, newId: () => `${id++}` });
  const sections = shownSections(report).map(({ entry, number, blocks }) => ({
    number,
    title: entry.title,
    kind: entry.kind,
    characters: countCharacters({ ...report, outline: [entry] }),
    blocks: blocks.filter((block) => blockText(block) !== '').length,
  }));
  return {
    title: seed.title,
    sections: sections.map(({ blocks: _, ...section }) => section),
    notUnderstood,
    encoding,
    paragraphs: paragraphs ?? sections.reduce((sum, { blocks }) => sum + blocks, 0),
  };
}

/** Reports from files. */
export function importRoutes(services: Services): Router {
  const { reports, audit, limiters } = services;
  const router = Router();
  const body = express.raw({ type: 'application/octet-stream', limit: largestFileBytes });

  const limited: RequestHandler = async (request, response, next) => {
    await limiters.filesByAccount(request, response);
    next();
  };

  router.post('/reports/import', allow(services, 'signed-in'), limited, body, async (request, response) => {
    const { person } = callerOf(request);
    const filename = queryOf(request, 'filename').slice(0, 255);
    if (!Buffer.isBuffer(request.body)) throw new Problem('empty');
    const proposed = read(request.body, filename);
    if (request.query.preview === '1') {
      response.json(preview(proposed));
      return;
    }
    const owner = { person: person.id, name: person.displayName };
    const event = { action: 'report.imported', actor: person.id, address: addressOf(request) } as const;
    const result = await reports.create(proposed.seed, owner, (report) =>
      audit.note({ ...event, report, detail: { filename } }),
    );
    if (!result.ok) throw new Problem(result.code);
    response.status(201).json({ id: result.id, notUnderstood: proposed.notUnderstood });
  });

  return router;
}
