// What a key costs the guard in a section that many have written in: `node bench/guard/crowd.mjs`. Processor time in µs a key, on average,
// the collection of what Yjs leaves behind included. Prints; asserts nothing.
import { bundled } from '../bundled.mjs';

const { UpdateGuard, Y } = await bundled('bench/guard/entry.mjs');

/** Keys that are judged. */
const keys = 12_000;

/** A paragraph for each of so many people, and their keys by turns. */
function typed(people) {
  const doc = new Y.Doc();
  const texts = Array.from({ length: people }, (_, index) => new Y.XmlText(`第${index + 1}人：`));
  const paragraphs = texts.map((text) => {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [text]);
    return paragraph;
  });
  doc.getXmlFragment('body').insert(0, paragraphs);
  const state = Y.encodeStateAsUpdate(doc);
  const updates = [];
  doc.on('update', (update) => updates.push({ update, person: `person${doc.clientID}` }));
  for (let key = 0; key < keys; key++) {
    doc.clientID = 1000 + (key % people);
    const text = texts[key % people];
    text.insert(text.length, '字');
  }
  return { state, updates };
}

for (const people of [5, 100, 200, 1000]) {
  const { state, updates } = typed(people);
  const guard = new UpdateGuard({ state: () => state, bindings: [] });
  // The first third warms up, and has each of them write.
  const warm = keys / 3;
  let before;
  for (const [index, { update, person }] of updates.entries()) {
    if (index === warm) before = process.cpuUsage();
    const verdict = guard.judge(update, person);
    if (!verdict.ok) throw new Error(verdict.code);
    guard.committed(1);
  }
  const { user, system } = process.cpuUsage(before);
  console.log(`${people} people: ${((user + system) / (keys - warm)).toFixed(1)} µs`);
}
