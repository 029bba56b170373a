// Documents of a section as a stock y-websocket client has them, for benches that write without a browser.

import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

/** A websocket signed in as a browser context is. */
async function signedSocket(context, origin) {
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  return class Signed extends WebSocket {
    constructor(address, protocols) {
      super(address, protocols, { headers: { cookie, origin } });
    }
  };
}

/** Joins a document and waits until it is there. `leave` ends it. */
export async function join(address, name, WebSocketPolyfill = WebSocket) {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(address, name, doc, { WebSocketPolyfill, disableBc: true });
  await new Promise((resolve) => provider.once('sync', resolve));
  return {
    doc,
    leave: () => {
      provider.destroy();
      doc.destroy();
    },
  };
}

/** Joins a section of a report of our server at `url`, as whoever is signed in in the context. */
export async function joinSection(context, url, report, section) {
  return join(`${url.replace('http', 'ws')}/sync/${report}`, section, await signedSocket(context, url));
}

/** All runs of letters below a type, in order. */
export const textsIn = (parent) =>
  parent.toArray().flatMap((child) => (child instanceof Y.XmlText ? [child] : textsIn(child)));

/** A place in a run of letters, as an anchor has it. */
export const encodedPosition = (text, index, side) =>
  Buffer.from(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, index, side))).toString(
    'base64',
  );

/** Somebody who types a letter every so many ms into a text of the document; the returned function stops it. */
export function typist(texts, everyMs, letter = '字') {
  const timer = setInterval(() => {
    const text = texts[Math.floor(Math.random() * texts.length)];
    text.insert(Math.floor(text.length / 2), letter);
  }, everyMs);
  return () => clearInterval(timer);
}
