// Yjs updates and websocket frames written part by part, as no honest client would write them.

import * as encoding from 'lib0/encoding';

/** A number as lib0 writes it, a text with its length before it, or bytes as they are. */
type Part = number | string | Uint8Array;

/** Bytes as they are. */
export const raw = (...bytes: readonly number[]) => Uint8Array.from(bytes);

export const put = (...parts: readonly Part[]): Uint8Array =>
  encoding.encode((to) => {
    for (const part of parts)
      if (typeof part === 'number') encoding.writeVarUint(to, part);
      else if (typeof part === 'string') encoding.writeVarString(to, part);
      else encoding.writeUint8Array(to, part);
  });

/** A Yjs client id and a clock of it. */
export interface Id {
  readonly client: number;
  readonly clock: number;
}

/** Where an item stands, and under which key. */
export interface Standing {
  readonly after?: Id;
  readonly before?: Id;
  readonly in?: Id;
  readonly root?: string;
  readonly key?: string;
}

/** Kinds of content as Yjs numbers them; those that no section uses, too. */
export const content = {
  gc: 0,
  deleted: 1,
  json: 2,
  binary: 3,
  string: 4,
  embed: 5,
  mark: 6,
  type: 7,
  any: 8,
  document: 9,
  skip: 10,
} as const;

/** One struct. What follows from its kind is given as parts. */
export function item(
  kind: number,
  { after, before, in: parent, root, key }: Standing,
  ...parts: readonly Part[]
) {
  const info = kind | (after ? 0x80 : 0) | (before ? 0x40 : 0) | (key === undefined ? 0 : 0x20);
  const neighbours = [after, before].flatMap((id) => (id ? [id.client, id.clock] : []));
  const owner = parent ? [0, parent.client, parent.clock] : [1, root ?? 'body'];
  const standing = after || before ? neighbours : [...owner, ...(key === undefined ? [] : [key])];
  return put(raw(info), ...standing, ...parts);
}

export const string = (standing: Standing, text: string) => item(content.string, standing, text);
export const element = (standing: Standing, name: string) => item(content.type, standing, 3, name);

/** Structs of one client from a clock on. */
export type Block = readonly [client: number, clock: number, ...structs: readonly Uint8Array[]];

/** What an update deletes: so much from a clock on. */
export type Erased = readonly [client: number, clock: number, length: number];

export const update = (blocks: readonly Block[], erased: readonly Erased[] = []): Uint8Array =>
  put(
    blocks.length,
    ...blocks.flatMap(([client, clock, ...structs]) => [structs.length, client, clock, ...structs]),
    erased.length,
    ...erased.flatMap(([client, clock, length]) => [client, 1, clock, length]),
  );

/** A websocket frame as a client sends it, masked with zeros. */
export function clientFrame(payload: Uint8Array, first = 0x82): Uint8Array {
  const { length } = payload;
  const size =
    length < 126
      ? [0x80 | length]
      : length < 65536
        ? [0xfe, length >> 8, length & 255]
        : [0xff, 0, 0, 0, 0, length >>> 24, (length >>> 16) & 255, (length >>> 8) & 255, length & 255];
  return Uint8Array.from([first, ...size, 0, 0, 0, 0, ...payload]);
}
