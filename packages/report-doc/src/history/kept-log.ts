// A `SectionLog` as bytes, so that the next reader need not begin at the first entry. Worked out anew when it is lost.

import type { HistoryMoment, PersonId } from '@huigao/report';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { EarlierText } from './earlier-text';
import { type ClocksByClient, clocksOf } from './entry-clocks';
import { Generation } from './generation';
import { SectionLog, type SectionLogState } from './section-log';

/** First number of the bytes of `encodeSectionLog`; another layout, or another way to tell who wrote what, gets another one. */
export const sectionLogLayout = 4;

/** What `decodeSectionLog` reads. */
export function encodeSectionLog({ state }: SectionLog): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, sectionLogLayout);
  encoding.writeVarString(encoder, JSON.stringify(state.earlier));
  writeMoments(encoder, state);
  encoding.writeVarUint(encoder, state.unknownSince);
  encoding.writeVarUint(encoder, state.generations.length);
  for (const { since, doc, came, went, written } of state.generations) {
    encoding.writeVarUint(encoder, since);
    encoding.writeVarUint8Array(encoder, Y.encodeStateAsUpdate(doc));
    for (const clocks of [came, went, written]) writeClocks(encoder, clocks);
  }
  return encoding.toUint8Array(encoder);
}

/** Null: these bytes are of another layout, or damaged. */
export function decodeSectionLog(bytes: Uint8Array): SectionLog | null {
  try {
    const decoder = decoding.createDecoder(bytes);
    if (decoding.readVarUint(decoder) !== sectionLogLayout) return null;
    const earlier = JSON.parse(decoding.readVarString(decoder)) as EarlierText | null;
    const { moments, momentOf } = readMoments(decoder);
    const unknownSince = decoding.readVarUint(decoder);
    const generations = Array.from({ length: decoding.readVarUint(decoder) }, () => readGeneration(decoder));
    return decoding.hasContent(decoder)
      ? null
      : new SectionLog({ earlier, moments, momentOf, generations, unknownSince });
  } catch {
    return null;
  }
}

function writeMoments(encoder: encoding.Encoder, { moments, momentOf }: SectionLogState): void {
  encoding.writeVarString(encoder, JSON.stringify(moments));
  // Moments follow each other, so that how many entries each has says which is whose.
  const counts = new encoding.UintOptRleEncoder();
  const of = new Map<number, number>();
  for (const moment of momentOf) of.set(moment, (of.get(moment) ?? 0) + 1);
  for (const index of moments.keys()) counts.write(of.get(index)!);
  encoding.writeVarUint8Array(encoder, counts.toUint8Array());
}

function readMoments(decoder: decoding.Decoder): Pick<SectionLogState, 'moments' | 'momentOf'> {
  const moments = JSON.parse(decoding.readVarString(decoder)) as (HistoryMoment & {
    person: PersonId | null;
  })[];
  const counts = new decoding.UintOptRleDecoder(decoding.readVarUint8Array(decoder));
  const momentOf = moments.flatMap((_, index) => new Array<number>(counts.read()).fill(index));
  return { moments, momentOf };
}

/** In the place of what has no entry. */
const hole = -1;

function writeClocks(encoder: encoding.Encoder, clocks: ClocksByClient): void {
  encoding.writeVarUint(encoder, clocks.size);
  for (const [client, entries] of clocks) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, entries.length);
    const values = new encoding.IntDiffOptRleEncoder();
    for (let clock = 0; clock < entries.length; clock++) values.write(entries.at(clock, hole));
    encoding.writeVarUint8Array(encoder, values.toUint8Array());
  }
}

function readClocks(decoder: decoding.Decoder, into: ClocksByClient): void {
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    const entries = clocksOf(into, decoding.readVarUint(decoder));
    const length = decoding.readVarUint(decoder);
    const values = new decoding.IntDiffOptRleDecoder(decoding.readVarUint8Array(decoder));
    for (let clock = 0; clock < length; clock++) {
      const value = values.read();
      if (value !== hole) entries.set(clock, value);
    }
  }
}

function readGeneration(decoder: decoding.Decoder): Generation {
  const generation = new Generation(decoding.readVarUint(decoder));
  generation.apply([decoding.readVarUint8Array(decoder)]);
  for (const clocks of [generation.came, generation.went, generation.written]) readClocks(decoder, clocks);
  return generation;
}
