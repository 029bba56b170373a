import { type ExportFormat, exportFormats, exportName, exportReport } from '@huigao/export';
import { Router } from 'express';
import { allow, callerOf, reportOf } from './access';
import { Problem } from './problem';
import { addressOf, queryOf } from './request-shape';
import type { Services } from './services';

const isFormat = (text: string): text is ExportFormat => (exportFormats as readonly string[]).includes(text);

/** A file to save under a name of any script (RFC 6266 with RFC 5987), and a plain one for what knows no better. */
function attachment(name: string, extension: string): string {
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="report.${extension}"; filename*=UTF-8''${encoded}`;
}

/** Reports as files. */
export function exportRoutes(services: Services): Router {
  const router = Router();

  router.get('/reports/:id/export', allow(services, 'report-exporter'), async (request, response) => {
    const { person } = callerOf(request);
    await services.limiters.filesByAccount(request, response);
    const to = queryOf(request, 'to');
    if (!isFormat(to)) throw new Problem('bad-request', { detail: 'to' });
    const report = reportOf(request).exportReport();
    const file = await exportReport(report, to);
    if (!file.ok) throw new Problem(file.code, { detail: file.detail, parameters: { detail: file.detail } });
    const { bytes, mediaType, extension } = file;
    const what = { action: 'report.exported', report: report.id, detail: { to } } as const;
    await services.audit.append({ ...what, actor: person.id, address: addressOf(request) });
    response.setHeader('content-type', mediaType);
    response.setHeader('content-disposition', attachment(exportName(report, extension), extension));
    response.end(bytes);
  });

  return router;
}
