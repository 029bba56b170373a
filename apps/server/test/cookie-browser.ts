// As much of a browser as signing in needs: cookies by host, redirects one by one, and what the address line shows.

export interface Visit {
  /** The address line: where the last redirect led, its fragment included. */
  readonly url: URL;
  readonly status: number;
  readonly text: string;
}

export class CookieBrowser {
  readonly #jars = new Map<string, Map<string, string>>();

  #jar({ hostname }: URL): Map<string, string> {
    const jar = this.#jars.get(hostname) ?? new Map<string, string>();
    this.#jars.set(hostname, jar);
    return jar;
  }

  /** The cookies for an address, as a header. */
  cookies(url: URL): string {
    return [...this.#jar(url)].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  forgetCookies(url: URL): void {
    this.#jar(url).clear();
  }

  /** Asks once, without following. */
  async fetch(url: URL, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('cookie', this.cookies(url));
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      const isGone = /;\s*expires=Thu, 01 Jan 1970/i.test(line);
      if (isGone) this.#jar(url).delete(pair.slice(0, at));
      else this.#jar(url).set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }

  /** Goes to an address and follows where it leads, but not to `stopAt`. */
  async visit(address: string | URL, init: RequestInit = {}, stopAt?: string): Promise<Visit> {
    let url = new URL(address);
    let response = await this.fetch(url, init);
    for (let hops = 0; hops < 20 && response.headers.has('location'); hops++) {
      url = new URL(response.headers.get('location')!, url);
      if (stopAt !== undefined && url.pathname === stopAt) break;
      response = await this.fetch(url);
    }
    return { url, status: response.status, text: await response.text() };
  }
}
