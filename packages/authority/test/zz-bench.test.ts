import { bodyFromNotation, personId } from '@huigao/report';
import { writeBody } from '@huigao/report-doc';
import { test } from 'vitest';
import * as Y from 'yjs';
import { applyAsIs } from '../src/apply-as-is';
import { UpdateGuard } from '../src/update-guard';
import { walkUpdate } from '../src/walk';

const li = personId('li');
for (const [paras, chars] of [
  [300, 200],
  [1, 60000],
  [3000, 20],
] as const)
  test(`bench ${paras}x${chars}`, { timeout: 100000 }, () => {
    const doc = new Y.Doc();
    writeBody(
      doc,
      bodyFromNotation(
        Array.from({ length: paras }, () => '预算执行情况[[total.executed]]完成'.padEnd(chars, '良好')),
      ),
    );
    const state = Y.encodeStateAsUpdate(doc);
    const live = new Y.Doc();
    applyAsIs(live, state);
    const guard = new UpdateGuard({ state: () => Y.encodeStateAsUpdate(live), bindings: [] });
    guard.judge(new Uint8Array([0, 0]), li);
    const client = new Y.Doc();
    Y.applyUpdate(client, state);
    const updates: Uint8Array[] = [];
    client.on('update', (u: Uint8Array) => updates.push(u));
    const body = client.getXmlFragment('body');
    const N = 20000;
    for (let i = 0; i < N; i++) {
      const p = body.get(Math.floor(i / 50) % paras) as Y.XmlElement;
      const t = p.get(p.length - 1) as Y.XmlText;
      if (i % 10 === 9) t.delete(Math.floor(t.length / 2), 1);
      else t.insert(Math.floor(t.length / 2) + (i % 50), '字');
    }
    const lap = (name: string, f: (u: Uint8Array) => void, us = updates) => {
      const times: number[] = [];
      const t0 = performance.now();
      for (const u of us) {
        const s = performance.now();
        f(u);
        times.push(performance.now() - s);
      }
      const total = performance.now() - t0;
      times.sort((a, b) => a - b);
      console.log(
        `${paras}x${chars} ${name}: mean ${((total / us.length) * 1000).toFixed(1)} µs p50 ${(times[times.length >> 1]! * 1000).toFixed(1)} p99 ${(times[Math.floor(times.length * 0.99)]! * 1000).toFixed(1)}`,
      );
    };
    lap('walk', (u) => {
      walkUpdate(u);
    });
    lap('judge', (u) => {
      const v = guard.judge(u, li);
      if (!v.ok) throw new Error(v.code);
      guard.committed(1);
    });
    lap('apply only', (u) => {
      applyAsIs(live, u);
    });
    // Enter
    updates.length = 0;
    for (let i = 0; i < 500; i++)
      client.transact(() => {
        const b = new Y.XmlElement('paragraph');
        b.insert(0, [new Y.XmlText('新')]);
        body.insert(Math.floor(body.length / 2), [b]);
      });
    lap('enter', (u) => {
      const v = guard.judge(u, li);
      if (!v.ok) throw new Error(v.code);
      guard.committed(1);
    });
    for (const u of updates) applyAsIs(live, u);
    let s = performance.now();
    const full = Y.encodeStateAsUpdate(client);
    for (let i = 0; i < 20; i++) guard.judge(full, li);
    console.log(
      `${paras}x${chars} whole step2 known (${full.length} B): ${((performance.now() - s) / 20).toFixed(2)} ms`,
    );
    s = performance.now();
    for (let i = 0; i < 20; i++) {
      guard.reset([]);
      guard.judge(new Uint8Array([0, 0]), li);
    }
    console.log(`${paras}x${chars} rebuild: ${((performance.now() - s) / 20).toFixed(2)} ms`);
  });
