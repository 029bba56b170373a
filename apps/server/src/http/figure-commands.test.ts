import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type RunningServer, type SharedReport, shareReport, startServer } from '../../test/running-server';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let server: RunningServer;
let shared: SharedReport;
beforeAll(async () => {
  server = await startServer();
  shared = await shareReport(server);
});
afterAll(() => server.stop());

const seen = { figure: 'total.executed', version: 1 };
const table = { type: 'importFigures', source: '', add: [], set: [], remove: [] };
const definition = { id: 'x', label: 'x', group: 'g', unit: '元', format: '' };
const many = Array.from({ length: 10_001 }, (_, index) => ({ figure: `f${index}`, version: 1 }));

test.each([
  ['retireFigure without why', { type: 'retireFigure', ...seen }],
  ['a version that is no whole number', { type: 'removeFigure', figure: 'x', version: 1.5 }],
  ['more than is known', { type: 'reviveFigure', ...seen, force: true }],
  ['a merge into nothing', { type: 'mergeFigure', ...seen, into: '', why: '' }],
  ['an owner that is no id', { type: 'changeFigure', ...seen, change: { owner: 7 } }],
  ['a value by way of settings', { type: 'changeFigure', ...seen, change: { value: '1' } }],
  ['published by way of settings', { type: 'changeFigure', ...seen, change: { published: true } }],
  ['a figure with a history of its own', { ...table, add: [{ ...definition, history: [] }] }],
  ['a number for a value', { ...table, set: [{ ...seen, value: 5, evidence: '' }] }],
  ['more lines than a report holds', { ...table, remove: many }],
  ['more figures to publish than a report holds', { type: 'publishFigures', figures: many }],
])('%s is no command', async (_name, command) => {
  expect(await shared.command(shared.owner, command)).toMatchObject({
    status: 400,
    body: { code: 'bad-request' },
  });
});

test.each([
  { type: 'publishFigures', figures: [seen] },
  { type: 'retireFigure', ...seen, why: '' },
  { type: 'mergeFigure', ...seen, into: 'total.budgeted', why: '' },
  { type: 'removeFigure', ...seen },
  { type: 'restoreFigure', figure: 'total.executed' },
  { ...table, set: [{ ...seen, value: '1', evidence: '' }] },
])('a viewer may not: %j', async (command) => {
  expect(await shared.command(shared.viewer, command)).toMatchObject({
    status: 403,
    body: { code: 'forbidden' },
  });
});

test('a table of thousands of lines is taken in, and a longer body than that is not read', async () => {
  const add = Array.from({ length: 3000 }, (_, index) => ({
    ...definition,
    id: `row.${index}`,
    label: `第${index}项支出`,
    value: String(index),
    evidence: `收支表!C${index}`,
  }));
  expect((await shared.command(shared.owner, { ...table, source: '收支表.xlsx', add })).status).toBe(200);
  const long = { ...table, source: 'x'.repeat(4 * 1024 * 1024) };
  expect((await shared.command(shared.owner, long)).status).toBe(413);
  const elsewhere = { from: 'template', title: 'x'.repeat(300 * 1024), year: 2023, department: 'd' };
  expect((await shared.owner.post('/reports', elsewhere)).status).toBe(413);
});

test('a figure that a text refers to is not removed; one without a place is, and comes back', async () => {
  const room = (await server.rooms.room(shared.id as never))!;
  const { bodies, figures } = room.exportReport();
  const inText = new Set<string>();
  for (const body of bodies.values())
    body.descendants((node) => {
      if (node.type.name === 'place') inText.add(node.attrs.figure);
    });
  expect(inText.size).toBeGreaterThan(0);
  const remove = (figure: string) =>
    shared.command(shared.owner, {
      type: 'removeFigure',
      figure,
      version: figures.get(figure as never)!.version,
    });
  expect(await remove([...inText][0]!)).toMatchObject({ status: 409, body: { code: 'figure-in-use' } });
  expect((await remove('row.7')).status).toBe(200);
  expect(room.record.figures.has('row.7' as never)).toBe(false);
  expect((await shared.command(shared.owner, { type: 'restoreFigure', figure: 'row.7' })).status).toBe(200);
  expect(room.record.figures.get('row.7' as never)).toMatchObject({ value: '7', evidence: '收支表!C7' });
});
