// A long file whose import is called off while it is read: nothing is left of it, and it can be chosen again.

import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Visitor } from './browser';
import { chooseDraft } from './choosing-files';
import { type Office, openOffice } from './office';

let office: Office;
let lin: Visitor;

/** Of some 400 pages: it takes seconds to read. */
const long = {
  name: '很长的报告.txt',
  mimeType: 'text/plain',
  buffer: Buffer.from(
    [
      '2023年度云岫市某局部门整体支出绩效自评报告',
      '一、基本情况',
      ...Array.from({ length: 4000 }, (_, line) =>
        `${line}号工作已经办结，支出${line}.25万元，比上年增加3.5%，按规定公开。`.repeat(2),
      ),
    ].join('\n'),
  ),
};

beforeAll(async () => {
  office = await openOffice();
  lin = await office.visit('林晓', { admin: 'yes', keeps: 'nothing' });
});

afterAll(() => office?.close());

test('called off while it is read, a long file leaves nothing behind, and can be chosen again', async () => {
  const { page, context } = lin;
  await page.goto('/');
  const dialog = page.getByRole('dialog', { name: '导入文稿' });
  const cancel = dialog.getByRole('button', { name: '取消' });

  await chooseDraft(page, long);
  await dialog.getByRole('progressbar').waitFor();
  await cancel.click();
  await dialog.waitFor({ state: 'detached' });

  await chooseDraft(page, long);
  // The server has its hands free again.
  await dialog.getByRole('button', { name: '确认导入' }).waitFor();
  await cancel.click();
  await dialog.waitFor({ state: 'detached' });
  const reports = await (await context.request.get('/api/v1/reports')).json();
  expect(JSON.stringify(reports)).not.toContain('云岫市某局');
  expect(lin.faults).toEqual([]);
});

test('called off while the report is made of it, one stays where one is, and nothing was made', async () => {
  const { page, context } = lin;
  const makes: string[] = [];
  // Held on its way, so that it is being made for as long as it takes to call it off.
  const isMaking = (url: URL) => url.pathname.endsWith('/reports/import') && !url.searchParams.has('preview');
  await page.route(isMaking, (route) => void makes.push(route.request().method()));
  const dialog = page.getByRole('dialog', { name: '导入文稿' });
  await chooseDraft(page, path.join(import.meta.dirname, 'draft.txt'));
  await dialog.getByRole('button', { name: '确认导入' }).click();
  await dialog.getByRole('progressbar', { name: '正在建立报告…' }).waitFor();
  await expect.poll(() => makes).toEqual(['POST']);
  await dialog.getByRole('button', { name: '取消' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.unroute(isMaking);
  expect(new URL(page.url()).pathname).toBe('/');
  expect(await (await context.request.get('/api/v1/reports')).json()).toEqual([]);
});
