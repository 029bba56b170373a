// Opens the history of a section with 100,000 edits as the server does, from the entries of its log, and prints the time of each stage:
// the first time ever, and later, when what was read is kept.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import * as Y from 'yjs';
import { openSources } from '../sources.mjs';

const edits = Number(process.argv[2] ?? 100_000);

const { load, close } = await openSources();
const { bodyAtMoment, decodeArchive, encodeArchive, reportFromSeed } = await load(
  'packages/report/src/index.ts',
);
const { SectionLog, decodeSectionLog, encodeSectionLog, writeBody } = await load(
  'packages/report-doc/src/index.ts',
);
const { Y: yjs } = { Y };

/** The same in each run. */
let seed = 20261130;
const random = (below) => {
  seed = (seed * 1103515245 + 12345) & 0x7fffffff;
  return (seed / 0x7fffffff) * below;
};
const words = '全年部门预算执行情况总体良好资金使用规范重点工作任务按期完成其中基本支出占比与上年持平';

/** People take turns at writing: mostly one character after the other, now and then taking some away, splitting, leaping elsewhere. */
function write(count) {
  const entries = [];
  const docs = [0, 1, 2].map(() => new yjs.Doc());
  const log = (bytes, person, at) => entries.push({ seq: entries.length + 1, bytes, person, at });
  let now = 1_700_000_000_000;
  const first = new yjs.Doc();
  first.transact(() => {
    const paragraph = new yjs.XmlElement('paragraph');
    first.getXmlFragment('body').insert(0, [paragraph]);
    paragraph.insert(0, [new yjs.XmlText('一、')]);
  });
  log(yjs.encodeStateAsUpdate(first), null, now);
  for (const doc of docs) {
    yjs.applyUpdate(doc, entries[0].bytes);
    doc.on('update', (bytes, origin) => {
      if (origin === 'other') return;
      log(bytes, `p${docs.indexOf(doc)}`, now);
      for (const other of docs) if (other !== doc) yjs.applyUpdate(other, bytes, 'other');
    });
  }
  let [who, text, at] = [0, null, 0];
  while (entries.length < count) {
    const body = docs[who].getXmlFragment('body');
    if (!text || random(60) < 1) {
      if (random(3) < 1) who = Math.floor(random(3));
      text = docs[who]
        .getXmlFragment('body')
        .get(Math.floor(random(body.length)))
        .get(0);
      at = Math.floor(random(text.length + 1));
      now += 4000 + random(60_000);
    }
    now += 150 + random(200);
    const what = random(100);
    if (what < 12 && at > 0) text.delete(--at, 1);
    else if (what < 13 && text.length > 80) {
      const tail = text.toString().slice(at);
      docs[who].transact(() => {
        const paragraph = new yjs.XmlElement('paragraph');
        const index = body.toArray().indexOf(text.parent) + 1;
        body.insert(index, [paragraph]);
        paragraph.insert(0, [new yjs.XmlText(tail)]);
        if (tail) text.delete(at, tail.length);
      });
      text = null;
    } else text.insert(at++, words[Math.floor(random(words.length))]);
  }
  return entries;
}

const entries = write(edits);
const bytes = entries.reduce((sum, entry) => sum + entry.bytes.length, 0);
console.log(`${entries.length} edits, ${bytes >> 10} KiB of log`);

function timed(name, act) {
  const start = performance.now();
  const used = process.cpuUsage();
  const result = act();
  const { user, system } = process.cpuUsage(used);
  const wall = performance.now() - start;
  const processor = (user + system) / 1000;
  console.log(`  ${name}: ${Math.round(wall)} ms, ${Math.round(processor)} ms of processor`);
  return { result, wall, processor };
}

console.log('the first time:');
const log = new SectionLog();
timed('taking all entries', () => log.take(entries, []));
timed('reading', () => log.read([]));
const { result: kept } = timed('keeping', () => encodeSectionLog(log));
console.log(`  kept: ${kept.length >> 10} KiB`);

for (const run of ['cold', 'warm']) {
  console.log(`opening, with all but the last 500 entries kept (${run}):`);
  const most = new SectionLog();
  most.take(entries.slice(0, -500), []);
  most.read([]);
  const before = encodeSectionLog(most);
  const steps = [];
  const step = (name, act) => {
    const one = timed(name, act);
    steps.push(one);
    return one.result;
  };
  const again = step('unpacking', () => decodeSectionLog(before));
  step('taking 500 entries', () => again.take(entries.slice(-500), []));
  const history = step('reading', () => again.read([]));
  const json = step('writing', () => JSON.stringify(history));
  step('the text of a moment', () => bodyAtMoment(history, history.moments.length - 1));
  const sum = (of) => Math.round(steps.reduce((all, one) => all + one[of], 0));
  console.log(
    `  in all ${sum('wall')} ms, ${sum('processor')} ms of processor; ${history.moments.length} moments, ${json.length >> 10} KiB`,
  );
}

/** Into an archive and out of it, and read on from there. */
console.log('in an archive:');
const told = log.read([]);
const { body } = bodyAtMoment(told, told.moments.length - 1);
const frame = { title: '', year: null, signature: { department: '', date: null }, figures: [] };
const outline = [{ kind: 'budget', level: 1, title: '收支', body }];
const report = reportFromSeed({ ...frame, outline }, { id: 'r', owner: null, newId: () => 's' });
const histories = new Map([['s', { history: told, names: { p0: '甲', p1: '乙', p2: '丙' } }]]);
const { result: archive } = timed('writing', () => encodeArchive(report, { histories }));
console.log(
  `  ${Buffer.byteLength(archive) >> 10} KiB, of which ${Buffer.byteLength(encodeArchive(report)) >> 10} KiB are the report`,
);
const { result: decoded } = timed('reading, with all that is looked at', () => decodeArchive(archive));
if (!decoded.ok) throw new Error(decoded.detail);
const earlier = decoded.seed.histories[0].history;
const { result: packed } = timed('packing', () => deflateRawSync(JSON.stringify(earlier)));
console.log(`  stored: ${packed.length >> 10} KiB`);
const first = new yjs.Doc();
writeBody(first, body);
const begun = SectionLog.after(earlier);
timed('beginning with it', () => {
  begun.take([{ seq: 1, bytes: yjs.encodeStateAsUpdate(first), person: null, at: 0 }], []);
  return begun.read([]);
});

/**
 * In a thread that has just started, as the server does: a section read for the first time ever, one that nobody wrote in since somebody
 * looked, and one in which somebody did. What is kept in files is kept after the answer.
 */
const { HistoryWorker } = await load('apps/server/src/histories/history-worker.ts');
const { historyThread } = await load('apps/server/test/built-threads.ts');
const thread = await historyThread();
const folder = mkdtempSync(path.join(tmpdir(), 'huigao-bench-history-'));
const ask = (worker, wanted) => worker.answer({ key: 'r s', breaks: [], wanted });
const page = 2000;
async function open(name, known) {
  const worker = new HistoryWorker({ thread, folder });
  // A thread takes a while to start, which is not of the history.
  let { seq } = await ask(worker, { what: 'begin' });
  const used = process.cpuUsage();
  const began = performance.now();
  while (seq < known.length)
    ({ seq } = await ask(worker, {
      what: 'take',
      entries: known.slice(Math.max(0, seq - 1), seq + page),
      earlier: null,
    }));
  await ask(worker, { what: 'history' });
  const { user, system } = process.cpuUsage(used);
  console.log(
    `by the thread, ${name}: ${Math.round(performance.now() - began)} ms, ${Math.round((user + system) / 1000)} ms of processor`,
  );
  // Answered when the file is written.
  await ask(worker, { what: 'begin' });
  await worker.close();
}
const most = entries.slice(0, -500);
await open('the first time', most);
await open('nothing new', most);
await open('499 new entries', entries.slice(0, -1));
rmSync(folder, { recursive: true });
await close();
