import { Router } from 'express';
import * as v from 'valibot';
import { isLoopback } from '../config';
import { allow } from './access';
import { Problem } from './problem';
import { bodyOf, line, sourceOf } from './request-shape';
import type { Services } from './services';
import { setSessionCookie } from './session-cookie';

const shape = v.object({ name: line, role: v.optional(v.string()), groups: v.optional(v.array(line), []) });

/** Signing in by name alone, for tests and benchmarks on this machine. Mounted only when the configuration allows it. */
export function developmentRoutes(services: Services): Router {
  const { accounts, config } = services;
  const router = Router();

  router.post('/dev/login', allow(services, 'anyone'), async (request, response) => {
    // A page of another site may resolve its own name to this machine.
    if (!isLoopback(request.hostname)) throw new Problem('not-found');
    const { name, role, groups } = bodyOf(request, shape);
    const signedIn = await accounts.signInForDevelopment(
      name,
      { admin: role === 'admin', groups },
      sourceOf(request),
    );
    setSessionCookie(response, config, signedIn);
    response.json(signedIn.person);
  });

  return router;
}
