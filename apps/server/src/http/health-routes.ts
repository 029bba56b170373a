import { Router } from 'express';
import type { Services } from './services';

/** For whoever watches the process: `/healthz` says that it runs, `/readyz` that it can store. */
export function healthRoutes({ storage, health }: Services): Router {
  const router = Router();

  router.get('/healthz', (_request, response) => {
    response.type('text/plain').send('ok\n');
  });

  router.get('/readyz', async (_request, response) => {
    const reads = await storage.accountByKey('').then(
      () => true,
      () => false,
    );
    const stores = reads && health.works;
    response
      .status(stores ? 200 : 503)
      .type('text/plain')
      .send(stores ? 'ok\n' : 'storage\n');
  });

  return router;
}
