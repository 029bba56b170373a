// Word documents in the styles and page of a house template: the operator's, or one sent along.

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { partsOf } from '../../../../packages/export/test/word-reader';
import { docx, p } from '../../../../packages/import/test/docx';
import { type HttpClient, type RunningServer, startServer } from '../../test/running-server';
import { readHouseFile } from '../files/house-file';

// The first Word document loads the library that writes them, which takes a busy machine seconds; a PDF reads all fonts.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const template = (size: number) =>
  docx(
    p('一、甲') + '<w:sectPr><w:pgSz w:w="10000" w:h="15000"/><w:pgMar w:top="900" w:left="900"/></w:sectPr>',
    {
      styles: `<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/><w:rPr><w:sz w:val="${size}"/></w:rPr></w:style>`,
    },
  );

const folder = mkdtempSync(path.join(tmpdir(), 'huigao-house-'));
writeFileSync(path.join(folder, '局模板.docx'), template(60));
writeFileSync(path.join(folder, 'none.docx'), '甲');

let server: RunningServer;
let owner: HttpClient;
let report: string;
beforeAll(async () => {
  server = await startServer({ house: readHouseFile(path.join(folder, '局模板.docx')) });
  owner = await server.signedIn('owner');
  report = (await owner.post('/reports', { from: 'sample' })).body.id;
});
afterAll(() => server.stop());

/** Size of the title, and width of the page. */
async function dressOf(response: Response): Promise<string> {
  const parts = partsOf(new Uint8Array(await response.arrayBuffer()));
  const part = (name: string) => parts.get(`word/${name}.xml`)!;
  const title = /<w:style [^>]*w:styleId="Title".*?<\/w:style>/s.exec(part('styles'))![0];
  return `${/<w:sz w:val="(\d+)"/.exec(title)![1]} ${/<w:pgSz w:w="(\d+)"/.exec(part('document'))![1]}`;
}

const address = (query: string) => `${server.url}/api/v1/reports/${report}/export?${query}`;
const headers = () => ({
  cookie: owner.cookie,
  origin: server.url,
  'content-type': 'application/octet-stream',
});

test('the operator’s template is used, and said, unless the standard is asked for', async () => {
  expect((await owner.get('/house-template')).body).toEqual({ name: '局模板.docx' });
  expect(await dressOf(await fetch(address('to=docx'), { headers: headers() }))).toBe('60 10000');
  expect(await dressOf(await fetch(address('to=docx&style=standard'), { headers: headers() }))).toBe(
    '44 11906',
  );
  const text = await owner.get(`/reports/${report}/export?to=txt`);
  expect(text.status).toBe(200);
});

test('a PDF has its page, and what it does not have of it is said', async () => {
  const pdf = await fetch(address('to=pdf'), { headers: headers() });
  const bytes = Buffer.from(await pdf.arrayBuffer()).toString('latin1');
  expect(bytes).toMatch(/\/MediaBox\s*\[0 0 500 750\]/);
  expect(JSON.parse(decodeURIComponent(pdf.headers.get('huigao-export')!)).leftOut).toEqual(['styles']);
});

test('a template sent along goes before it; what is none is refused, and nothing leaves', async () => {
  const send = (body: Uint8Array<ArrayBuffer> | string) =>
    fetch(address('to=docx'), { method: 'POST', headers: headers(), body });
  expect(await dressOf(await send(new Uint8Array(template(72))))).toBe('72 10000');
  const count = async () => (await owner.get(`/reports/${report}/exports`)).body.length;
  const before = await count();
  for (const body of ['甲', '', new Uint8Array([0x50, 0x4b, 3, 4])]) {
    const refused = await send(body);
    expect([refused.status, (await refused.json()).code]).toEqual([422, 'bad-template']);
  }
  expect(await count()).toBe(before);
});

test('the operator’s file must be a template', () => {
  expect(readHouseFile(path.join(folder, 'none.docx'))).toBeNull();
  expect(readHouseFile(path.join(folder, 'absent.docx'))).toBeNull();
  expect(readHouseFile(folder)).toBeNull();
});
