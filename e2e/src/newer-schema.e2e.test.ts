// A text that holds what this page does not know, as a newer Huigao would write it: shown, asked to be reloaded, and never touched.

import path from 'node:path';
import { crc32 } from 'node:zlib';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { launch, openSample, type Visitor, visit } from './browser';
import { editor, openReport, section, typeAtEnd, waitUntilSaved } from './report-page';
import { type RunningServer, startServer } from './server';

const functions = '部门职能';
const goals = '部门整体支出绩效目标';

let server: RunningServer;
let browser: Browser;
let lin: Visitor;

beforeAll(async () => {
  server = await startServer();
  browser = await launch();
  lin = await visit(browser, server, '林晓', { admin: 'yes' });
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

interface Row {
  readonly seq: number;
  readonly bytes: Uint8Array;
}

function inDatabase<Value>(act: (database: DatabaseSyncInstance) => Value): Value {
  const database = new DatabaseSync(path.join(server.data, 'huigao.db'));
  try {
    return act(database);
  } finally {
    database.close();
  }
}

const rowsOf = (
  database: DatabaseSyncInstance,
  table: 'log' | 'checkpoint',
  report: string,
  document: string,
) =>
  database
    .prepare(`select seq, bytes from ${table} where report = ? and document = ? order by seq`)
    .all(report, document) as unknown as readonly Row[];

/** The state of a document as it is stored. */
function stored(report: string, document: string): Y.Doc {
  const doc = new Y.Doc();
  inDatabase((database) => {
    for (const table of ['checkpoint', 'log'] as const)
      for (const { bytes } of rowsOf(database, table, report, document)) Y.applyUpdate(doc, bytes);
  });
  return doc;
}

/** Writes a node of a later schema at the end of a section, past the guard, as a newer server would have. */
function writeNewerNode(report: string, document: string, text: string): void {
  const doc = stored(report, document);
  const before = Y.encodeStateVector(doc);
  const node = new Y.XmlElement('sparkline');
  node.setAttribute('series', 'a,b');
  node.insert(0, [new Y.XmlText(text)]);
  const body = doc.getXmlFragment('body');
  body.insert(body.length, [node]);
  const bytes = Y.encodeStateAsUpdate(doc, before);
  inDatabase((database) => {
    const { head } = database.prepare('select head from report where id = ?').get(report) as { head: number };
    const seq = head + 1;
    const crc = crc32(bytes, crc32(JSON.stringify([report, document, seq, null, 7])));
    database
      .prepare(
        'insert into log (report, document, seq, bytes, person, at, crc) values (?, ?, ?, ?, null, 7, ?)',
      )
      .run(report, document, seq, bytes, crc);
    database.prepare('update report set head = ? where id = ?').run(seq, report);
    database
      .prepare('insert into binding (report, document, client, person) values (?, ?, ?, null)')
      .run(report, document, doc.clientID);
  });
}

test('a section of a newer schema is shown as text, and stays byte for byte what it is', async () => {
  const report = await openSample(lin);
  await openReport(lin.page, report, functions);
  const id = (await section(lin.page, functions).getAttribute('data-section'))!;
  await waitUntilSaved(lin.page);
  await lin.page.goto('about:blank');
  await server.stop();
  writeNewerNode(report, id, '下一版才有的图');
  const before = Y.encodeStateAsUpdate(stored(report, id));
  server = await server.restart();

  await openReport(lin.page, report, goals);
  const newer = section(lin.page, functions);
  await newer.getByRole('alert').getByText('刷新').waitFor();
  await newer.getByText('下一版才有的图').waitFor();
  expect(await editor(lin.page, functions).count()).toBe(0);
  // The rest of the report is as ever, and a reload changes nothing.
  await typeAtEnd(lin.page, goals, '别的节照常写。');
  await waitUntilSaved(lin.page);
  await lin.page.reload();
  await newer.getByText('下一版才有的图').waitFor();
  await waitUntilSaved(lin.page);
  // The view that was bound to the older copy says why it gave up.
  expect(lin.faults.filter((fault) => !fault.includes('does not know'))).toEqual([]);
  await server.stop();
  expect(Y.encodeStateAsUpdate(stored(report, id))).toEqual(before);
  server = await server.restart();
});
