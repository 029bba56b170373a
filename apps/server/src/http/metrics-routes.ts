import { timingSafeEqual } from 'node:crypto';
import { type Request, Router } from 'express';
import { isLoopback } from '../config';
import { Problem } from './problem';
import type { Services } from './services';

/** From this machine itself, and not by a proxy on it that passes on what others ask. */
const isFromHere = ({ socket, headers }: Request) =>
  isLoopback((socket.remoteAddress ?? '').replace(/^::ffff:/, '')) &&
  headers['x-forwarded-for'] === undefined &&
  headers.forwarded === undefined;

function hasToken({ headers }: Request, token: string | null): boolean {
  if (token === null) return false;
  const [given, wanted] = [headers.authorization ?? '', `Bearer ${token}`].map((text) => Buffer.from(text));
  return given!.length === wanted!.length && timingSafeEqual(given!, wanted!);
}

/** `/metrics`, for this machine and for whoever has the token of `HUIGAO_METRICS_TOKEN`. To others there is no such page. */
export function metricsRoutes({ config, metrics }: Services): Router {
  const router = Router();
  router.get('/metrics', async (request, response) => {
    if (!isFromHere(request) && !hasToken(request, config.metricsToken)) throw new Problem('not-found');
    const { type, text } = await metrics.exposed();
    response.setHeader('cache-control', 'no-store');
    response.setHeader('content-type', type);
    response.send(text);
  });
  return router;
}
