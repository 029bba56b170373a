// What the guard costs for a key: judging the update of one typed or erased character in a section of 60,000, as a room asks for it.
// Prints; asserts nothing. The guard is bundled as it is shipped; the updates are made beforehand.
import { cpus, loadavg } from 'node:os';
import { bundled } from '../bundled.mjs';
import { percentile } from '../rooms/statistics.mjs';

const characters = Number(process.argv[2] ?? 60_000);
const warmUp = 4_000;
const keys = 20_000;
/** Keys whose processor time is read together: the kernel counts in microseconds. */
const together = 50;

const { UpdateGuard, Y } = await bundled('bench/guard/entry.mjs');
const sentence = '全年部门预算执行情况总体良好，资金使用规范，重点工作任务按期完成，群众满意度稳步提高。';

/** Paragraphs of two hundred characters or so. */
function writeText(doc) {
  const each = sentence.repeat(5);
  const blocks = Array.from({ length: Math.ceil(characters / each.length) }, () => {
    const block = new Y.XmlElement('paragraph');
    block.insert(0, [new Y.XmlText(each)]);
    return block;
  });
  doc.getXmlFragment('body').insert(0, blocks);
}

/** Twenty keys here, twenty there, of which every tenth takes the last character back: each is an update. */
function typeKeys(doc, count, updates) {
  const body = doc.getXmlFragment('body');
  const keep = (update) => updates?.push(update);
  doc.on('update', keep);
  for (let key = 0; key < count; key++) {
    const run = Math.floor(key / 20);
    const text = body.get((run * 7919) % body.length).get(0);
    const at = ((run * 104_729) % 190) + (key % 20) - 2 * Math.floor((key % 20) / 10);
    if (key % 10 === 9) text.delete(at - 1, 1);
    else text.insert(at, sentence[key % sentence.length]);
  }
  doc.off('update', keep);
}

const doc = new Y.Doc();
writeText(doc);
// A text that was worked on: cut up by what was put in and taken out here and there.
typeKeys(doc, 10_000);
const state = Y.encodeStateAsUpdate(doc);
const updates = [];
typeKeys(doc, warmUp + keys, updates);

const guard = new UpdateGuard({ state: () => state, bindings: [[doc.clientID, 'li']] });
const clock = [];
const processor = [];
let used = process.cpuUsage();
for (const [index, update] of updates.entries()) {
  const start = process.hrtime.bigint();
  const verdict = guard.judgeCheap(update, 'li');
  const end = process.hrtime.bigint();
  if (verdict.ok !== true || !verdict.update) throw new Error(`Key ${index}: ${JSON.stringify(verdict)}`);
  guard.committed(1);
  if (index < warmUp) continue;
  clock.push(Number(end - start) / 1000);
  if (clock.length % together) continue;
  const { user, system } = process.cpuUsage(used);
  processor.push((user + system) / together);
  used = process.cpuUsage();
}

const shown = (value) => `${value.toFixed(1)} µs`;
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
console.log(
  `${characters} characters, ${(state.length / 1024).toFixed(0)} KiB; ${keys} keys after ${warmUp}; node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model}), load ${loadavg()[0].toFixed(1)}`,
);
console.log(
  `processor time a key: p50 ${shown(percentile(processor, 0.5))}, mean ${shown(mean(processor))}, p95 ${shown(percentile(processor, 0.95))} (over ${together} keys each)`,
);
console.log(
  `by the clock: p50 ${shown(percentile(clock, 0.5))}, p95 ${shown(percentile(clock, 0.95))}, p99 ${shown(percentile(clock, 0.99))}`,
);
