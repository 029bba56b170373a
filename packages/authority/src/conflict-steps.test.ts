import { bodyFromNotation } from '@huigao/report';
import { bodyRoot, writeBody } from '@huigao/report-doc';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { applyAsIs } from './apply-as-is';
import { findPlace } from './conflict-steps';
import { GapCounter } from './gap-counter';
import { splitRun } from './integration';
import { placeUpdate } from './placement';
import { Shadow } from './shadow';
import { walkUpdate } from './walk';

const clients = [11, 22, 33, 44];

interface Step {
  readonly what: number;
  readonly at: number;
}

/** What one does in a section while cut off. */
function act(doc: Y.Doc, { what, at }: Step): void {
  const body = doc.getXmlFragment(bodyRoot);
  const block = body.get(at % Math.max(1, body.length)) as Y.XmlElement | undefined;
  const text = block?.toArray().find((child) => child instanceof Y.XmlText) as Y.XmlText | undefined;
  // Mostly at the same few spots, where they meet.
  const spot = Math.min(text?.length ?? 0, at % 5);
  if (what < 5 && text) text.insert(spot, what < 3 ? '字' : '长一些的话');
  else if (what < 7 && text && text.length > spot) text.delete(spot, Math.min(2, text.length - spot));
  else if (what === 7 && text && text.length > spot) text.format(spot, 1, { bold: {} });
  else if (what === 8 && body.length > 1) body.delete(at % body.length);
  else {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText('新段')]);
    body.insert(at % 2, [paragraph]);
  }
}

const step = fc.record({ what: fc.nat({ max: 9 }), at: fc.nat({ max: 99 }) });

test('the steps that are found out lead to where Yjs puts each struct, and are never more than those between its neighbours', () => {
  let most = 0;
  fc.assert(
    fc.property(
      fc.array(fc.array(step, { minLength: 4, maxLength: 30 }), { minLength: 4, maxLength: 4 }),
      (scripts) => {
        const first = new Y.Doc();
        first.clientID = 1;
        writeBody(first, bodyFromNotation(['预算执行情况', '第二段']));
        const base = Y.encodeStateAsUpdate(first);
        const shadow = new Shadow([base]);
        scripts.forEach((script, index) => {
          const doc = new Y.Doc();
          applyAsIs(doc, base);
          doc.clientID = clients[index]!;
          for (const one of script) doc.transact(() => act(doc, one));
          const update = Y.encodeStateAsUpdate(doc, Y.encodeStateVectorFromUpdate(base));
          const walked = walkUpdate(update);
          if (!walked.ok) throw new Error(walked.detail);
          const placement = placeUpdate(walked.update, shadow);
          if (!placement.ok) throw new Error(placement.detail);
          for (const run of placement.runs)
            for (const piece of splitRun(run, walked.update, 1)) {
              const [part] = piece.parts;
              const found = findPlace(part!, shadow, 10_000);
              const between = new GapCounter(piece.parts, shadow, 10_000).stepsFor(part!.struct);
              shadow.apply(piece.bytes, new Set(piece.parts.map(({ client }) => client)));
              const item = shadow.structAt({ client: part!.client, clock: part!.struct.clock });
              if (!found || !(item instanceof Y.Item)) continue;
              // Items that stand side by side and were written so are joined when they are applied.
              const isJoined = item.id.clock < part!.struct.clock;
              const last = isJoined
                ? { client: item.id.client, clock: part!.struct.clock - 1 }
                : (item.left?.lastId ?? null);
              expect(found.behind && { ...found.behind }).toEqual(
                last && { client: last.client, clock: last.clock },
              );
              expect(found.steps).toBeLessThanOrEqual(between + 1);
              most = Math.max(most, found.steps);
            }
          // Deletions last.
          applyAsIs(new Y.Doc(), base);
          shadow.apply(update, new Set(walked.update.clients.map(({ client }) => client)));
        });
      },
    ),
    { numRuns: 40, seed: 11 },
  );
  expect(most).toBeGreaterThan(5);
});
