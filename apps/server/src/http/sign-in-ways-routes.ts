import { Router } from 'express';
import { allow } from './access';
import type { Services } from './services';

/** How one can sign in here, for the page that offers it. */
export function signInWaysRoutes(services: Services): Router {
  const { localSignIn, oidc } = services.config;
  const router = Router();
  router.get('/sign-in-ways', allow(services, 'anyone'), (_request, response) => {
    response.json({ local: localSignIn, provider: oidc && { label: oidc.label } });
  });
  return router;
}
