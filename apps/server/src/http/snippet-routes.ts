import { maxSnippetLength, maxSnippets, maxSnippetTitle, snippetFault } from '@huigao/report';
import { Router } from 'express';
import * as v from 'valibot';
import { allow, callerOf } from './access';
import { Problem } from './problem';
import { bodyOf } from './request-shape';
import type { Services } from './services';

const snippet = v.strictObject({
  title: v.pipe(v.string(), v.maxLength(maxSnippetTitle)),
  text: v.pipe(v.string(), v.maxLength(maxSnippetLength)),
});

const list = v.strictObject({
  /** Of the list that was changed. */
  version: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  snippets: v.pipe(v.array(snippet), v.maxLength(maxSnippets)),
});

/** The caller's own phrases 常用语, told to nobody else. */
export function snippetRoutes(services: Services): Router {
  const { storage } = services;
  const router = Router();
  const signedIn = allow(services, 'signed-in');

  router.get('/snippets', signedIn, async (request, response) => {
    response.json(await storage.snippetsOf(callerOf(request).person.id));
  });

  router.post('/snippets', signedIn, async (request, response) => {
    const { person } = callerOf(request);
    const { version, snippets } = bodyOf(request, list);
    const wrong = snippets.map(snippetFault).find((fault) => fault !== null);
    if (wrong) throw new Problem('bad-text', { detail: wrong });
    if (!(await storage.keepSnippets(person.id, snippets, version))) {
      const current = await storage.snippetsOf(person.id);
      throw new Problem('conflict', { detail: 'snippets', more: { current } });
    }
    response.json({ version: version + 1 });
  });

  return router;
}
