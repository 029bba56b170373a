import { Router } from 'express';
import { allow } from './access';
import type { Services } from './services';

/** How one can sign in here, for the page that offers it. */
export function signInWaysRoutes(services: Services): Router {
  const { accounts, config } = services;
  const { localSignIn, oidc } = config;
  const router = Router();
  router.get('/sign-in-ways', allow(services, 'anyone'), async (_request, response) => {
    response.json({
      local: localSignIn,
      provider: oidc && { label: oidc.label },
      setUp: (await accounts.awaitsSetUp()) ? 'awaited' : 'done',
    });
  });
  return router;
}
