// `kill -9` of the real server while people type: nothing that was acknowledged may be missing. After each kill the server is
// looked at alone, before anyone connects again: a client would send again what the server has lost, and hide it.

import { randomInt } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BuiltServer, buildServer, freePort, type Run, run, untilReady } from '../test/built-server';
import { HttpClient } from '../test/running-server';
import { type Gate, Typist } from '../test/typist';

const kills = Number(process.env.TORTURE_KILLS ?? 6);

let built: BuiltServer;
beforeAll(async () => {
  built = await buildServer();
});
afterAll(() => built.remove());

interface World {
  readonly url: string;
  start(): Promise<Run>;
}

async function world(): Promise<World> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const data = mkdtempSync(path.join(tmpdir(), 'huigao-torture-'));
  const environment = { HUIGAO_DATA: data, PORT: `${port}`, HUIGAO_DEV_LOGIN: '1' };
  return {
    url,
    start: async () => {
      const server = run(path.join(built.folder, 'index.js'), environment);
      await untilReady(url, server);
      return server;
    },
  };
}

async function signIn(url: string, name: string) {
  const client = new HttpClient(url);
  const { body } = await client.post('/dev/login', { name, role: 'admin' });
  return Object.assign(client, { id: body.id as string });
}

/** Changes one figure again and again; `last` is the newest value that was answered with 200. */
class Accountant {
  last = 0;
  readonly #run: Promise<void>;
  #stopped = false;

  constructor(client: HttpClient, report: string) {
    this.#run = this.#work(client, report);
  }

  async #work(client: HttpClient, report: string): Promise<void> {
    let version = 1;
    for (let value = 1; !this.#stopped; ) {
      const command = {
        type: 'setFigureValue',
        figure: 'total.executed',
        version,
        value: `${value}`,
        why: '',
      };
      const answer = await client.post(`/reports/${report}/commands`, command).catch(() => null);
      if (answer?.status === 200) {
        this.last = value;
        version++;
        value++;
      } else if (answer?.status === 409) {
        // The answer to this change was lost with the server, not the change.
        version = answer.body.current.version as number;
      } else await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#run;
  }
}

const until = async (what: string, holds: () => boolean): Promise<void> => {
  for (let attempt = 0; attempt < 1200; attempt++) {
    if (holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Never: ${what}`);
};

test(`after ${kills} kills nothing acknowledged is missing, and all copies are equal`, async () => {
  const { url, start } = await world();
  let server = await start();
  const owner = await signIn(url, 'owner');
  const report = (await owner.post('/reports', { from: 'sample' })).body.id as string;
  const archive = async () => (await owner.get(`/reports/${report}/export?to=json`)).body;
  const sections = await sectionsOf(owner, report);
  const gate: Gate = { open: true };
  const names = ['a', 'b', 'c', 'd', 'e'];
  // Two in one section, the others each in their own.
  const typists = await Promise.all(
    names.map(async (name, index) => {
      const person = await signIn(url, name);
      const member = { type: 'setMember', person: person.id, name, roles: ['owner'] };
      expect((await owner.post(`/reports/${report}/commands`, member)).status).toBe(200);
      return new Typist(name, person, report, { section: sections[Math.max(0, index - 1)]!, gate });
    }),
  );
  const accountant = new Accountant(owner, report);
  for (const typist of typists) typist.start(40);

  let seen = 0;
  for (let round = 0; round < kills; round++) {
    await until('someone is acknowledged', () => typists.every((one) => one.acknowledged.length > round));
    await new Promise((resolve) => setTimeout(resolve, randomInt(400)));
    server.child.kill('SIGKILL');
    gate.open = false;
    const acknowledged = typists.flatMap((one) => one.acknowledged);
    const { last } = accountant;
    await server.ended;
    server = await start();
    const found = JSON.stringify(await archive());
    const missing = acknowledged.filter((mark) => !found.includes(mark));
    expect(missing, `round ${round}: of ${acknowledged.length} acknowledged`).toEqual([]);
    const { value } = JSON.parse(found).figures.find((one: { id: string }) => one.id === 'total.executed');
    expect(Number(value)).toBeGreaterThanOrEqual(last);
    seen = acknowledged.length;
    gate.open = true;
  }

  for (const typist of typists) typist.rest();
  await accountant.stop();
  await until('all is saved', () => typists.every((one) => one.isSaved));
  const found = JSON.stringify(await archive());
  for (const typist of typists) for (const mark of typist.typed) expect(found).toContain(mark);
  await until('copies are equal', () => typists[0]!.text === typists[1]!.text);
  for (const typist of typists) expect(typist.state.drafts).toEqual([]);
  expect(seen).toBeGreaterThan(kills * names.length);
  console.log(
    `torture: ${kills} kills, ${typists.flatMap((one) => one.typed).length} marks typed, ${seen} acknowledged before the last kill, ${accountant.last} figure changes`,
  );
  for (const typist of typists) await typist.stop();
  server.child.kill('SIGTERM');
  expect(await server.ended).toBe(0);
});

/** Ids of the sections that have a text, in order. */
async function sectionsOf(client: HttpClient, report: string): Promise<readonly string[]> {
  const { openChannels } = await import('../test/socket-client');
  const { socket, control } = await openChannels(client, report, []);
  const { documents } = (await control('welcome')) as unknown as { documents: { document: string }[] };
  socket.socket.terminate();
  return documents.map(({ document }) => document).filter((name) => name !== 'record');
}
