// The service worker: keeps the client's own files, so that a report opens without a network. It never keeps an answer of
// the API: what a report holds offline is in the sections' own copies, which know what is unsaved.
//
// A new version waits until no tab uses the old one: a tab must find the files it was built with when it loads a part late.

export {};

declare const self: ServiceWorkerGlobalScope;
/** Written by the build: build/offline-worker.ts. */
declare const __HUIGAO_FILES__: { readonly version: string; readonly files: readonly string[] };

const { version, files } = __HUIGAO_FILES__;
const prefix = 'huigao-files-';
const cacheName = prefix + version;
const shell = '/index.html';

/** How long a page may wait for the server before the kept one is shown. */
const patienceMs = 4000;

/** Paths the server answers itself, also when they are opened in a tab (a download). */
const serverPath = /^\/(api|sync|healthz|readyz|metrics)(\/|$)/;

/** Files that bear a digest of what is in them in their names. */
const named = '/assets/';

async function keepFiles(): Promise<void> {
  const cache = await caches.open(cacheName);
  // One after another, and what the page has loaded already from where the browser keeps it: somebody may be typing meanwhile. Past the
  // HTTP cache where a name says nothing of the content: a list of one version must not be filled with files of another.
  for (const file of files)
    await cache.add(new Request(file, { cache: file.startsWith(named) ? 'default' : 'reload' }));
}

async function forgetOldFiles(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(prefix) && name !== cacheName).map((name) => caches.delete(name)),
  );
  await self.clients.claim();
}

/** The server's page while it answers in time, else the kept one. */
async function openPage(request: Request): Promise<Response> {
  const kept = await caches.match(shell, { cacheName });
  const fresh = fetch(request);
  if (!kept) return fresh;
  const late = new Promise<Response>((resolve) => setTimeout(() => resolve(kept.clone()), patienceMs));
  return Promise.race([fresh, late]).then(
    (response) => (response.status >= 500 ? kept : response),
    () => kept,
  );
}

async function openFile(request: Request): Promise<Response> {
  return (await caches.match(request, { cacheName })) ?? fetch(request);
}

self.addEventListener('install', (event) => event.waitUntil(keepFiles()));
self.addEventListener('activate', (event) => event.waitUntil(forgetOldFiles()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin || serverPath.test(url.pathname))
    return;
  if (request.mode === 'navigate') event.respondWith(openPage(request));
  else if (files.includes(url.pathname)) event.respondWith(openFile(request));
});
