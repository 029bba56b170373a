// The built web client. Its assets carry a hash in their names and never change; everything else is asked for anew each time.

import { existsSync } from 'node:fs';
import path from 'node:path';
import express, { type NextFunction, type Request, type Response, Router } from 'express';

/** Addresses that the client draws by itself. */
const pages = [
  '/',
  '/setup',
  '/password',
  '/people',
  '/account',
  '/join',
  '/reports/:id',
  '/reports/:id/rights',
  '/reports/:id/versions',
  '/reports/:id/history',
  '/audit',
  '/reports/:id/audit',
];

const encodings = [
  { name: 'br', suffix: '.br' },
  { name: 'gzip', suffix: '.gz' },
] as const;

/** Sends the compressed neighbour of a file that the build made, where there is one and the browser reads it. */
function compressed(webRoot: string) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const file = path.join(webRoot, path.posix.normalize(request.path));
    const fitting = encodings.find(
      ({ name, suffix }) => request.acceptsEncodings(name) && existsSync(file + suffix),
    );
    if (fitting) {
      response.type(path.extname(file));
      response.setHeader('content-encoding', fitting.name);
      request.url = request.path + fitting.suffix;
    }
    response.vary('accept-encoding');
    next();
  };
}

export function staticFiles(webRoot: string): Router {
  const router = Router();
  const assets = path.join(webRoot, 'assets');
  router.use(
    '/assets',
    compressed(assets),
    express.static(assets, { index: false, redirect: false, immutable: true, maxAge: '365d' }),
  );
  router.get(pages, (_request, response) => {
    response.setHeader('cache-control', 'no-cache');
    response.sendFile('index.html', { root: webRoot, cacheControl: false });
  });
  router.use(
    express.static(webRoot, {
      index: false,
      redirect: false,
      cacheControl: false,
      setHeaders: (response) => response.setHeader('cache-control', 'no-cache'),
    }),
  );
  return router;
}
