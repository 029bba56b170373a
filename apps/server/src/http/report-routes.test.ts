import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { placesByFigure } from '@huigao/report';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type RunningServer, type SharedReport, shareReport, startServer } from '../../test/running-server';

// Real files, hashing and sockets, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let server: RunningServer;
let shared: SharedReport;
beforeAll(async () => {
  server = await startServer();
  shared = await shareReport(server);
});
afterAll(() => server.stop());

const template = { from: 'template', title: '2023年度自评报告', year: 2023, department: '某局' };

test('a report of the template has an owner and is in their list only', async () => {
  const owner = await server.signedIn('lister');
  const { status, body } = await owner.post('/reports', template);
  expect(status).toBe(201);
  const list = (await owner.get('/reports')).body;
  expect(list).toEqual([
    {
      id: body.id,
      title: template.title,
      updatedAt: expect.any(Number),
      roles: ['owner'],
      standing: {
        department: '某局',
        sections: { drafting: 9 },
        due: null,
        final: 0,
        waiting: { write: 0, judge: 0, sign: 0, answer: 0 },
      },
    },
  ]);
  expect((await shared.stranger.get('/reports')).body).toEqual([]);
});

test('the list says what waits for the asker, and nothing of what waits for others', async () => {
  const due = {
    type: 'assignSection',
    section: shared.sections.budget,
    drafters: [shared.drafter.id],
    reviewers: [],
    due: '2024-03-31',
  };
  expect((await shared.command(shared.owner, due)).status).toBe(200);
  const standing = async (person: typeof shared.owner) =>
    (await person.get('/reports')).body.find(({ id }: { readonly id: string }) => id === shared.id).standing;
  expect(await standing(shared.drafter)).toMatchObject({
    due: '2024-03-31',
    waiting: { write: 1, judge: 0 },
  });
  expect(await standing(shared.owner)).toMatchObject({ due: '2024-03-31', waiting: { write: 0 } });
  expect(JSON.stringify(await standing(shared.owner))).not.toContain(shared.drafter.id);
});

test('an owner puts a report away and takes it back; nobody else does, and it stays with whom it was', async () => {
  const archive = (person: typeof shared.owner, archived: unknown) =>
    shared.command(person, { type: 'archiveReport', archived });
  const listedFor = async (person: typeof shared.owner) =>
    (await person.get('/reports')).body.find(({ id }: { readonly id: string }) => id === shared.id);
  expect((await listedFor(shared.viewer)).standing).not.toHaveProperty('archived');
  for (const person of [shared.drafter, shared.viewer])
    expect(await archive(person, true)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  expect((await archive(shared.stranger, true)).status).toBe(404);
  expect(await archive(shared.owner, 'yes')).toMatchObject({ status: 400, body: { code: 'bad-request' } });
  expect((await listedFor(shared.owner)).standing).not.toHaveProperty('archived');

  expect((await archive(shared.owner, true)).status).toBe(200);
  expect((await archive(shared.owner, true)).status).toBe(200);
  for (const person of [shared.owner, shared.viewer])
    expect((await listedFor(person)).standing).toMatchObject({ archived: true });
  expect((await shared.command(shared.owner, { type: 'renameReport', title: '归档以后' })).status).toBe(200);
  expect((await archive(shared.owner, false)).status).toBe(200);
  expect((await listedFor(shared.viewer)).standing).not.toHaveProperty('archived');
});

test.each([
  { from: 'nowhere' },
  { ...template, title: '' },
  { ...template, year: '2023' },
  { ...template, year: 20.5 },
  { from: 'template' },
  null,
  [[]],
])('a new report of %j is refused', async (wanted) => {
  expect((await shared.owner.post('/reports', wanted)).status).toBe(400);
});

test('without a sign-in nothing is answered', async () => {
  const nobody = server.client();
  for (const address of ['/reports', `/reports/${shared.id}/export?to=txt`, '/people'])
    expect((await nobody.get(address)).status).toBe(401);
  expect((await nobody.post('/reports', template)).status).toBe(401);
  expect((await shared.command(nobody, { type: 'renameReport', title: 'x' })).status).toBe(401);
  expect((await nobody.upload('/reports/import?filename=x.txt', 'text')).status).toBe(401);
});

test('a report that is not shared is answered as one that does not exist', async () => {
  const other = await shared.stranger.get(`/reports/${shared.id}/export?to=txt`);
  const none = await shared.stranger.get('/reports/none/export?to=txt');
  expect(other.status).toBe(404);
  expect(other.body).toEqual(none.body);
  expect((await shared.command(shared.stranger, { type: 'renameReport', title: 'x' })).status).toBe(404);
});

test('a title and roles change for those who may, and the list follows', async () => {
  expect(await shared.command(shared.viewer, { type: 'renameReport', title: 'x' })).toMatchObject({
    status: 403,
    body: { code: 'forbidden' },
  });
  expect((await shared.command(shared.owner, { type: 'renameReport', title: '新标题' })).status).toBe(200);
  expect((await shared.viewer.get('/reports')).body).toMatchObject([{ title: '新标题', roles: ['viewer'] }]);
});

test('of two changes of one figure the second meets the first', async () => {
  const set = (value: string) =>
    shared.command(shared.owner, {
      type: 'setFigureValue',
      figure: 'total.executed',
      version: 1,
      value,
      why: '',
    });
  const answers = await Promise.all([set('1'), set('2')]);
  const refused = answers.find(({ status }) => status !== 200)!;
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(refused.body).toMatchObject({ code: 'conflict', detail: '', current: { version: 2 } });
});

test.each([
  [400, 'bad-request', { type: 'unknown' }],
  [400, 'bad-request', { type: 'renameReport', title: 7 }],
  [400, 'bad-request', { type: 'renameReport', title: 'x', more: 1 }],
  [400, 'bad-request', { type: 'setMember', person: 'x', name: '', roles: ['king'] }],
  [400, 'bad-request', { type: 'renameReport', title: 'x'.repeat(2001) }],
  [422, 'bad-text', { type: 'renameReport', title: ' ' }],
  [422, 'bad-date', { type: 'setSignature', department: '某局', date: '2024-3-5' }],
  [422, 'unknown-person', { type: 'setMember', person: 'nobody', name: '', roles: ['viewer'] }],
  [422, 'computed-figure', { type: 'setFigureValue', figure: 'total.rate', version: 1, value: '1', why: '' }],
  [404, 'not-found', { type: 'setFigureValue', figure: 'none', version: 1, value: '1', why: '' }],
])('a command is answered %i %s: %j', async (status, code, command) => {
  expect(await shared.command(shared.owner, command)).toMatchObject({ status, body: { code } });
});

test('what is asked of a section is said by owners, in a shape and within bounds; what is wrong names its field', async () => {
  const { owner, drafter, sections } = shared;
  const ask = (guide: unknown) => ({ type: 'guideSection', section: sections.budget, guide });
  const good = { words: '只写执行情况', least: 10, most: 900 };
  expect((await shared.command(drafter, ask(good))).status).toBe(403);
  expect((await shared.command(owner, ask(good))).status).toBe(200);
  for (const guide of ['x', { ...good, more: 1 }, { ...good, least: '10' }, { words: '', least: null }])
    expect(await shared.command(owner, ask(guide))).toMatchObject({ status: 400 });
  for (const [field, guide] of [
    ['most', { ...good, most: 9 }],
    ['least', { ...good, least: 0.5 }],
    ['most', { ...good, most: 1e9 }],
  ] as const)
    expect(await shared.command(owner, ask(guide))).toMatchObject({
      status: 422,
      body: { code: 'bad-value', detail: field },
    });
  expect((await shared.command(owner, ask(null))).status).toBe(200);
});

test('the last owner stays, and a member bears the name of their account', async () => {
  const leave = { type: 'setMember', person: shared.owner.id, name: 'owner', roles: [] };
  expect(await shared.command(shared.owner, leave)).toMatchObject({ body: { code: 'last-owner' } });
  const disguise = { type: 'setMember', person: shared.viewer.id, name: '局长', roles: ['viewer'] };
  expect((await shared.command(shared.owner, disguise)).status).toBe(200);
  const room = await server.rooms.room(shared.id as never);
  expect(room!.record.people.get(shared.viewer.id as never)?.name).toBe('viewer');
});

test('every format is exported, under the title as its name; a viewer may', async () => {
  for (const [to, type, start] of [
    ['txt', 'text/plain; charset=utf-8', '新标题'],
    ['md', 'text/markdown; charset=utf-8', '# '],
    ['json', 'application/json', '{'],
    ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'PK'],
    ['pdf', 'application/pdf', '%PDF-1.7'],
    ['html', 'text/html; charset=utf-8', '<!doctype html>'],
  ] as const) {
    const answer = await shared.viewer.get(`/reports/${shared.id}/export?to=${to}`);
    expect(answer.status, to).toBe(200);
    expect(answer.headers.get('content-type')).toBe(type);
    expect(answer.headers.get('content-disposition')).toContain(
      `filename*=UTF-8''${encodeURIComponent('新标题')}.`,
    );
    const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
    expect(text.slice(0, start.length), to).toBe(start);
  }
  for (const query of ['to=exe', 'to=pdf&standard=x', 'to=docx&profile=red', 'to=docx&printedOn=today'])
    expect((await shared.viewer.get(`/reports/${shared.id}/export?${query}`)).status, query).toBe(400);
  expect((await shared.viewer.get(`/reports/${shared.id}/export`)).status).toBe(400);
});

test('only a PDF may be shown as a page of ours; everything else is to be kept', async () => {
  const how = async (query: string) => {
    const answer = await shared.viewer.get(`/reports/${shared.id}/export?${query}`);
    return answer.headers.get('content-disposition')?.split(';')[0];
  };
  expect(await how('to=pdf&show=1')).toBe('inline');
  for (const query of ['to=pdf', 'to=html&show=1', 'to=md&show=1', 'to=pdf&show=1&copy=outsider'])
    expect(await how(query), query).toBe('attachment');
}, 30_000);

test('an official document has its red head; who took which file is listed with its digest and values', async () => {
  const query = 'to=txt&profile=formal&number=1';
  const taken = await shared.viewer.get(`/reports/${shared.id}/export?${query}`);
  const said = JSON.parse(decodeURIComponent(taken.headers.get('huigao-export')!));
  const digest = createHash('sha256').update(taken.body).digest('hex');
  expect(said).toEqual({ sha256: digest, values: 'current', substitutes: [], missing: [], leftOut: [] });
  const { body } = await shared.viewer.get(`/reports/${shared.id}/exports`);
  expect(body[0]).toMatchObject({ by: 'viewer', to: 'txt', sha256: digest, values: 'current' });
  const head = encodeURIComponent('某局〔2024〕7号');
  const formal = await shared.viewer.get(
    `/reports/${shared.id}/export?to=docx&profile=formal&number=${head}`,
  );
  expect(formal.status).toBe(200);
  expect((await shared.stranger.get(`/reports/${shared.id}/exports`)).status).toBe(404);
});

test('the Word document of a report is imported as the same report; a page and an old document are told apart', async () => {
  const file =
    '关于某某的报告\n一、基本情况\n（一）部门职能\n1.负责甲。2.负责乙。\n二、存在的主要问题\n预算不细。\n某某局\n2024年3月5日';
  const first = (await shared.owner.upload('/reports/import?filename=x.txt', file)).body.id;
  const response = await fetch(`${server.url}/api/v1/reports/${first}/export?to=docx`, {
    headers: { cookie: shared.owner.cookie },
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const name = encodeURIComponent('甲.docx');
  const preview = await shared.owner.upload(`/reports/import?filename=${name}&preview=1`, bytes);
  expect(preview.body).toMatchObject({ encoding: null, notUnderstood: [], comments: 0 });
  const made = await shared.owner.upload(`/reports/import?filename=${name}`, bytes);
  expect(made.status).toBe(201);
  const text = await shared.owner.get(`/reports/${made.body.id}/export?to=txt`);
  expect(text.body).toBe((await shared.owner.get(`/reports/${first}/export?to=txt`)).body);
  const page = await shared.owner.upload(
    '/reports/import?filename=x.html&preview=1',
    '<h1>标题</h1><h2>一、甲</h2><p>乙',
  );
  expect(page.body).toMatchObject({ title: '标题', sections: [{ number: '一、', title: '甲' }] });
  const old = await shared.owner.upload(
    '/reports/import?filename=x.doc',
    Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0),
  );
  expect(old).toMatchObject({ status: 422, body: { code: 'old-document' } });
});

test('amounts of a file become the figures that are chosen, and the text stays as it was', async () => {
  const file =
    '关于某某的报告\n一、部门整体收支情况\n全年预算数58.09万元，招录267名。\n二、工作成效\n新招录267名。';
  const address = '/reports/import?filename=x.txt';
  const { body } = await shared.owner.upload(`${address}&preview=1`, file);
  expect(body.figures).toEqual([
    { label: '全年预算数', group: '部门收支', text: '58.09万元', places: 1, isSuggested: true },
    { label: '招录', group: '部门整体收支情况', text: '267名', places: 2, isSuggested: true },
  ]);
  const made = await shared.owner.upload(`${address}&figures=1`, file);
  const room = await server.rooms.room(made.body.id);
  const report = room!.exportReport();
  expect([...report.figures.values()].filter(({ value }) => value !== null)).toMatchObject([
    { label: '招录' },
  ]);
  expect([...placesByFigure(report).values()].map((places) => places.length)).toEqual([2]);
  expect((await shared.owner.get(`/reports/${made.body.id}/export?to=txt`)).body).toContain('新招录267名。');
  expect((await shared.owner.upload(`${address}&figures=x`, file)).status).toBe(400);
});

test('tasks and indicators of a file become the records that are chosen, and the text stays as it was', async () => {
  const file = [
    '关于某某的报告',
    '一、各重点工作任务绩效目标完成情况分析',
    '（1）培训活动',
    '支出完成情况：年度支出预算数10.00万元，预算完成数9.00万元，执行率90.00%。',
    '指标完成情况：1.举办培训班75期，年度目标值70期，达到年度目标。2.建立机制，达到年度目标。',
  ].join('\n');
  const address = '/reports/import?filename=x.txt';
  const { body } = await shared.owner.upload(`${address}&preview=1`, file);
  expect(body.records).toEqual([
    { kind: 'task', title: '培训活动', said: ['10.00万元', '9.00万元', '90.00%'] },
    { kind: 'indicator', title: '举办培训班', said: ['70期', '75期'] },
    { kind: 'indicator', title: '建立机制', said: ['', ''] },
  ]);
  const figures = body.figures.map((_: unknown, index: number) => index).join(',');
  const made = await shared.owner.upload(`${address}&figures=${figures}&records=0,1`, file);
  const report = (await server.rooms.room(made.body.id))!.exportReport();
  expect([...report.tasks.values()]).toMatchObject([{ title: '培训活动', rate: 'task1.rate' }]);
  expect([...report.indicators.values()]).toMatchObject([{ name: '举办培训班', task: 'task1' }]);
  expect((await shared.owner.get(`/reports/${made.body.id}/export?to=txt`)).body).toContain('执行率90.00%。');
  const bad = await shared.owner.upload(`${address}&records=-1`, file);
  expect(bad).toMatchObject({ status: 400, body: { detail: 'records' } });
});

test('a review copy carries comments, and importing it brings them as threads that stand on their words', async () => {
  const room = await server.rooms.room(shared.id as never);
  const budget = shared.sections.budget as never;
  const body = room!.exportReport().bodies.get(budget)!;
  const word = body.firstChild!.textContent.slice(0, 6);
  const file = `标题\n一、部门整体收支情况\n${word}。`;
  const made = await shared.owner.upload('/reports/import?filename=x.txt', file);
  const fresh = (await server.rooms.room(made.body.id))!;
  const section = fresh.record.outline[0]!.id;
  const thread = {
    type: 'addThread',
    thread: 't1',
    comment: 'c1',
    section,
    anchor: null,
    text: '整节请核',
    mentions: [],
  };
  expect((await shared.owner.post(`/reports/${made.body.id}/commands`, thread)).status).toBe(200);
  const response = await fetch(`${server.url}/api/v1/reports/${made.body.id}/export?to=docx&copy=review`, {
    headers: { cookie: shared.owner.cookie },
  });
  const back = await shared.owner.upload(
    '/reports/import?filename=x.docx',
    new Uint8Array(await response.arrayBuffer()),
  );
  const threads = [...(await server.rooms.room(back.body.id))!.record.threads.values()];
  expect(threads.map(({ comments }) => comments[0]!.text)).toEqual(['【owner】整节请核']);
  const outside = await shared.owner.get(`/reports/${made.body.id}/export?to=docx&copy=outsider`);
  expect(outside.headers.get('content-type')).toBe('application/zip');
});

test('a report is made from either built-in template', async () => {
  const project = { ...template, template: 'project-expenditure' };
  const made = await shared.owner.post('/reports', project);
  const text = (await shared.owner.get(`/reports/${made.body.id}/export?to=txt`)).body as string;
  expect(text).toContain('（二）项目资金安排和使用情况');
  expect((await shared.owner.post('/reports', { ...template, template: 'none' })).status).toBe(400);
});

test('nobody sees how far the files of others are', async () => {
  expect((await shared.viewer.get('/errands/any')).body).toEqual({ part: null });
});

const source = [
  '某局2023年度部门整体支出绩效自评报告',
  '一、基本情况',
  '（一）部门职能',
  '负责某项工作。',
].join('\n');

test('a file is shown before it is imported, and imported with its text', async () => {
  const before = (await shared.owner.get('/reports')).body.length;
  const preview = await shared.owner.upload('/reports/import?filename=x.txt&preview=1', source);
  expect(preview).toMatchObject({
    status: 200,
    body: { title: '某局2023年度部门整体支出绩效自评报告', encoding: 'utf-8', paragraphs: 4 },
  });
  expect(preview.body.sections).toEqual([
    { number: '一、', title: '基本情况', kind: 'part', characters: 0 },
    { number: '（一）', title: '部门职能', kind: 'functions', characters: 7 },
  ]);
  expect((await shared.owner.get('/reports')).body).toHaveLength(before);
  const made = await shared.owner.upload('/reports/import?filename=x.txt', source);
  expect(made.status).toBe(201);
  const text = (await shared.owner.get(`/reports/${made.body.id}/export?to=txt`)).body as string;
  for (const line of source.split('\n')) expect(text).toContain(line);
});

test('GB18030 is read; what is no text, has an unknown encoding or is empty is refused', async () => {
  const upload = (bytes: Uint8Array | string) =>
    shared.owner.upload('/reports/import?filename=x.txt&preview=1', bytes);
  // domain data: 预算 in GB18030
  expect((await upload(new Uint8Array([0xd4, 0xa4, 0xcb, 0xe3]))).body.encoding).toBe('gb18030');
  expect((await upload('')).body.code).toBe('empty');
  expect(await upload(new Uint8Array([0, 1, 2, 3]))).toMatchObject({
    status: 422,
    body: { code: 'not-text' },
  });
  expect(await upload(new Uint8Array([0xff, 0xff, 0xff]))).toMatchObject({
    body: { code: 'unknown-encoding' },
  });
});

test('an archive comes back equal; a damaged one is refused', async () => {
  const archive = JSON.stringify((await shared.owner.get(`/reports/${shared.id}/export?to=json`)).body);
  const made = await shared.owner.upload('/reports/import?filename=x.huigao.json', archive);
  const again = JSON.stringify((await shared.owner.get(`/reports/${made.body.id}/export?to=json`)).body);
  expect(again).toBe(archive);
  const refuse = async (text: string) =>
    (await shared.owner.upload('/reports/import?filename=x.json', text)).body.code as string;
  expect(await refuse('{}')).toBe('not-an-archive');
  expect(await refuse(archive.replace('"paragraph"', '"script"'))).toBe('broken-archive');
  expect(await refuse(archive.replace('"schemaVersion":', '"schemaVersion":9'))).toBe('newer-archive');
});

/** Announces a body of this size, sends only its begin, and gives the answer. */
function announce(sizeBytes: number): Promise<{ status: number | undefined; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `${server.url}/api/v1/reports/import?filename=x.txt`,
      {
        method: 'POST',
        headers: {
          cookie: shared.owner.cookie,
          'content-type': 'application/octet-stream',
          'content-length': sizeBytes,
        },
      },
      (response) => {
        let body = '';
        response.on('data', (chunk) => {
          body += chunk;
        });
        response.on('end', () => {
          sent.destroy();
          resolve({ status: response.statusCode, text: body });
        });
      },
    );
    sent.on('error', reject);
    sent.write('abc');
  });
}

test('a file of 50 MB is refused with its limit by what it announces, unread', async () => {
  const { status, text } = await announce(50 * 1024 * 1024);
  expect(status).toBe(413);
  expect(JSON.parse(text)).toMatchObject({ code: 'too-large', title: expect.stringContaining('20 MB') });
});

test('a file of more than 20 MB that comes whole is refused too, and the server goes on', async () => {
  const bytes = new Uint8Array(21 * 1024 * 1024).fill(97);
  expect((await shared.owner.upload('/reports/import?filename=x.txt', bytes)).status).toBe(413);
  expect((await shared.owner.post('/reports', { padding: 'x'.repeat(300_000) })).status).toBe(413);
  expect((await server.client().send('GET', '/readyz')).status).toBe(200);
});
