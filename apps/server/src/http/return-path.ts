/** Stands for our own address: any will do, since what is looked at is whether it is left. */
const anyHost = 'http://huigao.invalid';

/**
 * The page to show after signing in, as path and query; the start page for whatever is none of ours. Browsers read `/\host` and
 * `/⇥/host` as another site, and resolve `/.//host` to `//host`, so the address is resolved first and then looked at.
 */
export function returnPath(wanted: string): string {
  const url = URL.canParse(wanted, anyHost) ? new URL(wanted, anyHost) : null;
  const isOurs = wanted.startsWith('/') && url?.origin === anyHost && !url.pathname.startsWith('//');
  return url && isOurs ? url.pathname + url.search : '/';
}
