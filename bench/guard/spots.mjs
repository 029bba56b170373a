// What it costs when two people wrote many separate pieces at one spot while cut off, and when somebody makes the guard search:
// `node bench/guard/spots.mjs`. Processor time in ms of judging, which a thread of its own does, and of admitting, which the room does.
// Prints; asserts nothing.
import { bundled } from '../bundled.mjs';

const { judgeTask, UpdateGuard, Y } = await bundled('bench/guard/entry.mjs');

const spent = (act) => {
  const before = process.cpuUsage();
  const value = act();
  const { user, system } = process.cpuUsage(before);
  return { value, ms: (user + system) / 1000 };
};

function section(text) {
  const doc = new Y.Doc();
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(text)]);
  doc.getXmlFragment('body').insert(0, [paragraph]);
  return doc;
}

function copyOf(doc, client) {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  copy.clientID = client;
  return copy;
}

/** Pieces that do not join, each behind the last or in front of it, by somebody who hears of nobody. */
function pieces(doc, client, count, where) {
  const copy = copyOf(doc, client);
  const text = copy.getXmlFragment('body').get(0).get(0);
  for (let piece = 0; piece < count; piece++)
    if (where === 'in front') text.insert(1, '前');
    else {
      text.insert(1 + piece, '后误');
      text.delete(2 + piece, 1);
    }
  return Y.encodeStateAsUpdate(copy, Y.encodeStateVector(doc));
}

/** Single characters, each between the first character and one further on. */
function spread(doc, client, count) {
  const copy = copyOf(doc, client);
  const text = copy.getXmlFragment('body').get(0).get(0);
  const first = text._start;
  copy.transact((transaction) => {
    for (let piece = 0; piece < count; piece++) {
      const right = Y.createID(first.id.client, first.id.clock + 1 + piece);
      const id = Y.createID(client, piece);
      const item = new Y.Item(id, null, first.id, null, right, text, null, new Y.ContentString('x'));
      item.left = Y.getItem(copy.store, first.id);
      item.right = null;
      item.integrate(transaction, 0);
    }
  });
  return Y.encodeStateAsUpdate(copy, Y.encodeStateVector(doc));
}

const outcome = (verdict) => (verdict.ok ? 'taken' : `refused: ${verdict.code}`);

function measure(name, doc, theirs, own) {
  const guard = new UpdateGuard({ state: () => Y.encodeStateAsUpdate(doc), bindings: [] });
  if (theirs && !guard.judge(theirs, 'wang').ok) throw new Error('The first was refused.');
  const task = guard.judgeCheap(own, 'li');
  if (task.ok !== null) return console.log(`| ${name} | ${outcome(task)} at once | | |`);
  const judged = spent(() => judgeTask(task));
  const admitted = judged.value.ok ? spent(() => guard.admit(judged.value.update, 'li')) : null;
  const last = admitted ? outcome(admitted.value) : outcome(judged.value);
  console.log(`| ${name} | ${last} | ${judged.ms.toFixed(0)} | ${admitted ? admitted.ms.toFixed(0) : '–'} |`);
}

console.log('| | | judging | admitting |\n| --- | --- | --- | --- |');
for (const [where, counts] of Object.entries({ behind: [300, 1000, 1900], 'in front': [300, 450, 1000] }))
  for (const count of counts) {
    const doc = section('预算');
    for (const [first, second] of [
      [8, 9],
      [9, 8],
    ])
      measure(
        `two, ${count} pieces each, ${where}, ${second > first ? 'higher' : 'lower'} id last`,
        doc,
        pieces(doc, first, count, where),
        pieces(doc, second, count, where),
      );
  }
for (const count of [600, 2000, 7000]) {
  const doc = section('字'.repeat(60_000));
  measure(`one who makes it search, ${count} structs`, doc, null, spread(doc, 9, count));
}
