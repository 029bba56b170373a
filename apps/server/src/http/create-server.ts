// The HTTP server, not yet listening. A route does: parse, rights, one call, present; what goes wrong ends in one handler.

import { createServer as createHttpServer, type Server } from 'node:http';
import { largestFileBytes } from '@huigao/import';
import type { ReportId } from '@huigao/report';
import { ReportDamaged } from '@huigao/sync/room';
import express, { type Express, type NextFunction, type Request, type Response, Router } from 'express';
import { StorageDamaged, StorageUnwritable } from '../storage/storage';
import { maybeCaller, requireAccess } from './access';
import { accessRequestRoutes } from './access-request-routes';
import { auditRoutes } from './audit-routes';
import { trustOf } from './client-address';
import { commandRoutes } from './command-routes';
import { developmentRoutes } from './development-routes';
import { exportRoutes } from './export-routes';
import { healthRoutes } from './health-routes';
import { importRoutes } from './import-routes';
import { invitationRoutes } from './invitation-routes';
import { metricsRoutes } from './metrics-routes';
import { noticeRoutes } from './notice-routes';
import { oidcRoutes } from './oidc-routes';
import { changesFromUs } from './origin';
import { ownAccountRoutes } from './own-account-routes';
import { passwordLinkRoutes } from './password-link-routes';
import { peopleRoutes } from './people-routes';
import { Problem } from './problem';
import { isShownInTab, localeOfTab, problemPage } from './problem-page';
import { readingRoutes } from './reading-routes';
import { reportRoutes } from './report-routes';
import { addressOf } from './request-shape';
import { securityHeaders } from './security-headers';
import type { Services } from './services';
import { sessionRoutes } from './session-routes';
import { setUpRoutes } from './set-up-routes';
import { signInWaysRoutes } from './sign-in-ways-routes';
import { snippetRoutes } from './snippet-routes';
import { staticFiles } from './static-files';
import { versionRoutes } from './version-routes';

/** Bytes of a JSON body. */
const jsonLimit = 256 * 1024;
/** Bytes of a command: a table of ten thousand figures fits. */
const commandLimit = 4 * 1024 * 1024;

/** Refuses a body by the length it announces. The parsers would first read it to its end, however long. */
function notTooLarge(request: Request, _response: Response, next: NextFunction): void {
  if (Number(request.headers['content-length'] ?? 0) > largestFileBytes) throw new Problem('too-large');
  next();
}

function api(services: Services): Router {
  const router = Router();
  router.use(async (request, response, next) => {
    await services.limiters.byAddress(request, response);
    next();
  });
  router.use(notTooLarge);
  router.use((_request, response, next) => {
    response.setHeader('cache-control', 'no-store');
    next();
  });
  router.use(changesFromUs(services.config));
  router.use('/reports/:id/commands', express.json({ limit: commandLimit }));
  router.use(express.json({ limit: jsonLimit }));
  router.use(setUpRoutes(services));
  router.use(signInWaysRoutes(services));
  router.use(sessionRoutes(services));
  if (services.singleSignOn) router.use(oidcRoutes(services, services.singleSignOn));
  router.use(passwordLinkRoutes(services));
  router.use(ownAccountRoutes(services));
  router.use(peopleRoutes(services));
  router.use(reportRoutes(services));
  router.use(importRoutes(services));
  router.use(commandRoutes(services));
  router.use(exportRoutes(services));
  router.use(versionRoutes(services));
  router.use(invitationRoutes(services));
  router.use(accessRequestRoutes(services));
  router.use(readingRoutes(services));
  router.use(snippetRoutes(services));
  router.use(noticeRoutes(services));
  router.use(auditRoutes(services));
  if (services.config.devLogin) router.use(developmentRoutes(services));
  requireAccess(router);
  router.use(() => {
    throw new Problem('not-found');
  });
  return router;
}

/** What express and its parsers throw says in `type` what was wrong with the request. */
function problemOf(error: unknown): Problem | null {
  if (error instanceof Problem) return error;
  if (error instanceof StorageUnwritable) return new Problem('storage-failed');
  if (error instanceof ReportDamaged || error instanceof StorageDamaged) return new Problem('report-damaged');
  const { type, status } = (error ?? {}) as { readonly type?: unknown; readonly status?: unknown };
  if (type === 'entity.too.large') return new Problem('too-large');
  if (type === 'entity.parse.failed') return new Problem('bad-json');
  if (type === 'encoding.unsupported' || type === 'charset.unsupported')
    return new Problem('unsupported-type');
  if (status === 404) return new Problem('not-found');
  return typeof status === 'number' && status >= 400 && status < 500 ? new Problem('bad-request') : null;
}

/** The report that an address names, whether or not there is one. */
const reportIn = ({ path }: Request) =>
  (/^\/api\/v1\/reports\/([\w-]{1,128})\//.exec(path)?.[1] ?? null) as ReportId | null;

function onError({ audit, trouble, health }: Services) {
  const recordRefusal = (problem: Problem, request: Request) =>
    audit
      .refused({
        action: 'refused.request',
        actor: maybeCaller(request)?.person.id ?? null,
        address: addressOf(request),
        report: reportIn(request),
        detail: { code: problem.code, method: request.method, path: request.path },
      })
      .catch((reason: unknown) => trouble('audit', reason));

  // Express knows an error handler by its four parameters.
  return async (error: unknown, request: Request, response: Response, _next: NextFunction): Promise<void> => {
    const known = problemOf(error);
    if (error instanceof StorageUnwritable) health.failed(error);
    if (known?.isRefusal) await recordRefusal(known, request);
    if (!known) trouble(`${request.method} ${request.path}`, error);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const problem = known ?? new Problem('unexpected');
    for (const [name, value] of Object.entries(problem.options.headers ?? {}))
      response.setHeader(name, value);
    response.status(problem.status);
    if (isShownInTab(request)) {
      const report = reportIn(request);
      const locale = localeOfTab(request);
      const { title } = problem.document(locale);
      response.type('html').send(problemPage(locale, String(title), report ? `/reports/${report}` : '/'));
      return;
    }
    response
      .type('application/problem+json')
      .send(JSON.stringify(problem.document(request.headers['accept-language'])));
  };
}

function application(services: Services): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.set('trust proxy', trustOf(services.config));
  app.use(...securityHeaders(services.config));
  app.use(healthRoutes(services));
  app.use(metricsRoutes(services));
  app.use('/api/v1', api(services));
  app.use(staticFiles(services.webRoot));
  app.use(() => {
    throw new Problem('not-found');
  });
  app.use(onError(services));
  return app;
}

/** A server for these services. It does not listen, and takes no sockets yet (see `attachSockets`). */
export function createServer(services: Services): Server {
  const limits = {
    requestTimeout: 120_000,
    headersTimeout: 20_000,
    // Longer than proxies keep theirs, and than a slow sender of a refused upload pauses: either would meet a reset.
    keepAliveTimeout: 65_000,
  };
  return createHttpServer(limits, application(services));
}
