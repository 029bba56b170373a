import { createHash } from 'node:crypto';
import {
  copies,
  exportFormats,
  exportName,
  pdfStandards,
  type SuggestionRanges,
  valuesShown,
} from '@huigao/export';
import { largestFileBytes } from '@huigao/import';
import type { Report } from '@huigao/report';
import type { ReportRoom } from '@huigao/sync/room';
import express, { type Request, type Response, Router } from 'express';
import * as v from 'valibot';
import { readDetail } from '../audit/read-detail';
import type { ExportTask } from '../files/file-task';
import { packReport } from '../files/packed-report';
import { allow, callerOf, reportOf } from './access';
import { errand, limitedFiles } from './file-errands';
import { Problem } from './problem';
import { readHistories } from './read-history';
import { addressOf } from './request-shape';
import type { Services } from './services';

/** A file to save under a name of any script (RFC 6266 with RFC 5987), and a plain one for what knows no better. */
function disposition(how: 'attachment' | 'inline', name: string, extension: string): string {
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `${how}; filename="report.${extension}"; filename*=UTF-8''${encoded}`;
}

const text = v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200)), '');

/** What of an export is asked for, in the query of its address. */
const shape = v.object({
  to: v.picklist(exportFormats),
  standard: v.optional(v.picklist(pdfStandards), '1.7'),
  copy: v.optional(v.picklist(copies), 'clean'),
  profile: v.optional(v.picklist(['plain', 'formal']), 'plain'),
  number: text,
  copiesTo: text,
  printedOn: v.optional(v.pipe(v.string(), v.regex(/^(\d{4}-\d{2}-\d{2})?$/)), ''),
  /** Whose layout a Word document or PDF has: the office's, where the operator gave one, or the standard's. */
  style: v.optional(v.picklist(['house', 'standard']), 'house'),
  /** `1`: an archive says how its texts came about. */
  history: v.optional(v.picklist(['0', '1']), '0'),
});

/** Whether a file is to say how its texts came about. Only an archive can, and none for people outside. */
function wantsHistory({ query }: Request, { to, options }: Omit<ExportTask, 'report'>): boolean {
  if (query.history !== '1') return false;
  if (to !== 'json' || options.copy === 'outsider') throw new Problem('bad-request', { detail: 'history' });
  return true;
}

/** Whether a file is for looking at and printing in the browser. Only a PDF is: nothing else that holds a report's text may run as a page of ours. */
const isShown = ({ query }: Request, { to, options }: Omit<ExportTask, 'report'>) =>
  query.show === '1' && to === 'pdf' && options.copy === 'clean';

/** @param house - bytes of the template that is used unless the standard's layout is asked for */
function taskOf(request: Request, house: Uint8Array | null): Omit<ExportTask, 'report'> {
  const parsed = v.safeParse(shape, request.query, { abortEarly: true });
  if (!parsed.success)
    throw new Problem('bad-request', { detail: v.getDotPath(parsed.issues[0]) ?? 'query' });
  const { to, standard, copy, profile, number, copiesTo, printedOn, style } = parsed.output;
  const layout =
    profile === 'plain' ? { profile } : { profile, number, copiesTo, printedOn: printedOn || null };
  const today = new Date().toISOString().slice(0, 10);
  const isDressed = (to === 'docx' || to === 'pdf') && style === 'house';
  const dress = house && isDressed ? { house } : {};
  return { do: 'export', to, options: { standard, copy, layout, today }, ...dress };
}

/** A report with its open suggestions in the sections they stand in, and where they stand there. */
function withSuggestions(room: ReportRoom): {
  readonly report: Report;
  readonly suggestions: SuggestionRanges;
} {
  const report = room.exportReport();
  const places = room.suggestionPlaces();
  const standing = [...report.suggestions].map(
    ([id, one]) => [id, { ...one, section: places.get(id)?.section ?? one.section }] as const,
  );
  return {
    report: { ...report, suggestions: new Map(standing) },
    suggestions: new Map([...places].map(([id, { range }]) => [id, range])),
  };
}

/** Records of exports that are listed. */
const mostListed = 100;

/** Makes a file, notes that it left, and sends it. */
async function send(
  services: Services,
  request: Request,
  response: Response,
  task: Omit<ExportTask, 'report'>,
): Promise<void> {
  const { person } = callerOf(request);
  const room = reportOf(request);
  const isReview = task.options.copy === 'review';
  // Before the report: what is written meanwhile is in neither, or in both.
  const histories = wantsHistory(request, task) ? await readHistories(services, room, request) : [];
  const { report, ...where } = isReview ? withSuggestions(room) : { report: room.exportReport() };
  const options = { ...task.options, ...where };
  const file = await errand(services, request, response, {
    ...task,
    options,
    histories,
    report: packReport(report),
  });
  const { bytes, mediaType, extension, substitutes, missing, leftOut } = file;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const values = valuesShown(report);
  const said = histories.length > 0 ? { history: true } : {};
  await services.audit.append({
    action: 'report.exported',
    report: report.id,
    actor: person.id,
    address: addressOf(request),
    detail: { to: task.to, copy: task.options.copy ?? 'clean', sha256, bytes: bytes.length, values, ...said },
  });
  response.setHeader('content-type', mediaType);
  response.setHeader(
    'content-disposition',
    disposition(isShown(request, task) ? 'inline' : 'attachment', exportName(report, extension), extension),
  );
  response.setHeader(
    'huigao-export',
    encodeURIComponent(JSON.stringify({ sha256, values, substitutes, missing, leftOut })),
  );
  response.end(bytes);
}

/** Reports as files. */
export function exportRoutes(services: Services): Router {
  const { accounts, errands, storage } = services;
  const router = Router();
  const limited = limitedFiles(services);

  const body = express.raw({ type: 'application/octet-stream', limit: largestFileBytes });

  router.get(
    '/reports/:id/export',
    allow(services, 'report-exporter'),
    limited,
    async (request, response) => {
      await send(services, request, response, taskOf(request, services.house?.bytes ?? null));
    },
  );

  /** With a template of the asker's own: the body is the .docx whose styles and page are used. */
  router.post(
    '/reports/:id/export',
    allow(services, 'report-exporter'),
    limited,
    body,
    async (request, response) => {
      if (!Buffer.isBuffer(request.body) || request.body.length === 0)
        throw new Problem('bad-template', { detail: 'empty' });
      await send(services, request, response, taskOf(request, request.body));
    },
  );

  /** The operator's template, by its name. */
  router.get('/house-template', allow(services, 'signed-in'), (_request, response) => {
    response.json({ name: services.house?.name ?? null });
  });

  /** Who took what: every file that left, with its digest. */
  router.get('/reports/:id/exports', allow(services, 'report-exporter'), async (request, response) => {
    const { record } = reportOf(request);
    const query = { report: record.id, action: 'report.exported', limit: mostListed } as const;
    const records = await storage.auditRecords(query);
    const names = new Map((await accounts.people()).map(({ id, displayName }) => [id, displayName]));
    response.json(
      records.map(({ seq, at, actor, detail }) => {
        const {
          to,
          copy = 'clean',
          sha256 = '',
          bytes = null,
          values = '',
          history = false,
        } = readDetail(detail);
        return { seq, at, by: (actor && names.get(actor)) ?? '', to, copy, sha256, bytes, values, history };
      }),
    );
  });

  /** How far a file is that the asker has read or written; `part` null: it is not being worked on. */
  router.get('/errands/:errand', allow(services, 'signed-in'), (request, response) => {
    const { person } = callerOf(request);
    response.json({ part: errands.partOf(person.id, String(request.params.errand)) });
  });

  return router;
}
