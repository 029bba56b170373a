// The audit log to look at: for administrators all of it, for the owner of a report what concerns that report.

import { once } from 'node:events';
import { isMessageKey, type Locale, message, preferredLocale } from '@huigao/messages';
import type { PersonId, ReportId } from '@huigao/report';
import { type Request, type Response, Router } from 'express';
import type { AuditRecord } from '../audit/chain';
import { byteOrderMark, csvRow } from '../audit/csv';
import { readDetail, timeText } from '../audit/read-detail';
import { verifyStored } from '../audit/verify-stored';
import type { AuditQuery } from '../storage/audit-store';
import { allow, callerOf, reportOf } from './access';
import { auditQueryOf } from './audit-query';
import { addressOf } from './request-shape';
import type { Services } from './services';

/** Records of one page, and of one piece of a file. */
const pageSize = 100;
const pieceSize = 1000;

/** Where from is an administrator's affair, not that of a colleague who owns a report. */
const withoutAddress = (record: AuditRecord): AuditRecord => ({ ...record, address: null });

const columns = [
  'seq',
  'at',
  'actor',
  'address',
  'action',
  'report',
  'section',
  'figure',
  'account',
  'detail',
  'hash',
] as const satisfies readonly (keyof AuditRecord)[];

function rowOf(record: AuditRecord, names: ReadonlyMap<PersonId | null, string>, locale: Locale): string {
  const key = `audit.action.${record.action}`;
  const shown = {
    ...record,
    at: timeText(record.at),
    actor: names.get(record.actor) ?? record.actor,
    account: names.get(record.account) ?? record.account,
    action: isMessageKey(key) ? message(locale, key) : record.action,
  };
  return csvRow(columns.map((column) => shown[column]));
}

export function auditRoutes(services: Services): Router {
  const { accounts, audit, storage } = services;
  const router = Router();

  const namesOf = async () =>
    new Map<PersonId | null, string>(
      (await accounts.people()).map(({ id, displayName }) => [id, displayName]),
    );

  async function page(query: Omit<AuditQuery, 'limit'>) {
    const records = await storage.auditRecords({ ...query, limit: pageSize });
    const names = await namesOf();
    const people = records.flatMap(({ actor, account, detail }) => [actor, account, ...peopleIn(detail)]);
    const reports = records.flatMap(({ report }) => report ?? []);
    return {
      records: records.map(({ prevHash: _, detail, ...record }) => ({
        ...record,
        detail: readDetail(detail),
      })),
      names: Object.fromEntries(people.flatMap((id) => (names.has(id) ? [[id, names.get(id)]] : []))),
      titles: Object.fromEntries(await storage.reportTitles([...new Set(reports)])),
      next: records.length < pageSize ? null : records.at(-1)!.seq,
    };
  }

  /** Writes the file piece by piece: the log may be long, and whoever reads it slow. */
  async function sendFile(request: Request, response: Response, report: ReportId | null): Promise<void> {
    const query = auditQueryOf(request, report);
    const locale = request.query.locale === 'en' ? 'en' : preferredLocale(request.headers['accept-language']);
    const who = { actor: callerOf(request).person.id, address: addressOf(request), report };
    await audit.append({ ...who, action: 'audit.exported' });
    const names = await namesOf();
    response
      .type('text/csv; charset=utf-8')
      .setHeader('content-disposition', 'attachment; filename="audit.csv"');
    response.write(
      byteOrderMark + csvRow(columns.map((column) => message(locale, `audit.column.${column}`))),
    );
    for (let before = query.before; !response.destroyed; ) {
      const from = before === undefined ? {} : { before };
      const records = await storage.auditRecords({ ...query, ...from, limit: pieceSize });
      const shown = report === null ? records : records.map(withoutAddress);
      const piece = shown.map((record) => rowOf(record, names, locale)).join('');
      if (!response.write(piece)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
      if (records.length < pieceSize) break;
      before = records.at(-1)!.seq;
    }
    response.end();
  }

  let running: ReturnType<typeof verifyStored> | null = null;

  router.get('/audit', allow(services, 'administrator'), async (request, response) => {
    response.json(await page(auditQueryOf(request, null)));
  });

  router.get('/audit/file', allow(services, 'administrator'), (request, response) =>
    sendFile(request, response, null),
  );

  router.get('/audit/verification', allow(services, 'administrator'), async (_request, response) => {
    // However many ask, the log is gone through once at a time.
    running ??= verifyStored(storage).finally(() => {
      running = null;
    });
    const { algorithm, result } = await running;
    response.json({ algorithm, ...result });
  });

  router.get('/reports/:id/audit', allow(services, 'report-owner'), async (request, response) => {
    const answer = await page(auditQueryOf(request, reportOf(request).record.id));
    response.json({ ...answer, records: answer.records.map((record) => ({ ...record, address: null })) });
  });

  router.get('/reports/:id/audit/file', allow(services, 'report-owner'), (request, response) =>
    sendFile(request, response, reportOf(request).record.id),
  );

  return router;
}

/** The people that a detail names (drafters, who invited), by their ids; whatever else it says is nobody's. */
function peopleIn(detail: string): readonly PersonId[] {
  const values = Object.values(readDetail(detail));
  return values.flat().filter((value): value is PersonId => typeof value === 'string');
}
