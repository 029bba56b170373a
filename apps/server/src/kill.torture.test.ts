// `kill -9` of the real server while people type: nothing that was acknowledged may be missing. After each kill the server is
// looked at alone, before anyone connects again: a client would send again what the server has lost, and hide it.

import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type BuiltServer, buildServer } from '../test/built-server';
import type { HttpClient } from '../test/running-server';
import { sectionsOf, signIn, tell, until, world } from '../test/torture-world';
import { type Gate, Typist } from '../test/typist';

const kills = Number(process.env.TORTURE_KILLS ?? 20);
vi.setConfig({ testTimeout: 120_000 + kills * 30_000, hookTimeout: 120_000 });

let built: BuiltServer;
beforeAll(async () => {
  built = await buildServer();
});
afterAll(() => built.remove());

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

/** Marks that each typist has acknowledged between two kills. */
const leastSaved = 3;

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];

test(`after ${kills} kills nothing acknowledged is missing, and all copies are equal`, async () => {
  const { url, start } = await world(built);
  let server = await start();
  const owner = await signIn(url, 'owner');
  const report = (await owner.post('/reports', { from: 'sample' })).body.id as string;
  const archive = async () => (await owner.get(`/reports/${report}/export?to=json`)).body;
  const sections = await sectionsOf(owner, report);
  const gate: Gate = { open: true };
  // The first two in one section, the others each in one of the rest.
  const typists = await Promise.all(
    names.map(async (name, index) => {
      const person = await signIn(url, name);
      const member = { type: 'setMember', person: person.id, name, roles: ['owner'] };
      expect((await owner.post(`/reports/${report}/commands`, member)).status).toBe(200);
      const section = sections[Math.max(0, index - 1) % sections.length]!;
      return new Typist(name, person, report, { section, gate, reads: sections });
    }),
  );
  const accountant = new Accountant(owner, report);
  for (const typist of typists) typist.start(40);

  let checked = 0;
  let before = typists.map(() => 0);
  for (let round = 0; round < kills; round++) {
    // Since the last kill: one that meets nobody at work would prove nothing.
    await until('everyone is acknowledged', () =>
      typists.every(({ saved }, index) => saved >= before[index]! + leastSaved),
    );
    await new Promise((resolve) => setTimeout(resolve, randomInt(400)));
    server.child.kill('SIGKILL');
    gate.open = false;
    expect(
      typists.flatMap((one) => one.state.drafts.map(({ code }) => code)),
      `round ${round}`,
    ).toEqual([]);
    const acknowledged = typists.flatMap((one) => one.acknowledged);
    const { last } = accountant;
    await server.ended;
    server = await start();
    const found = JSON.stringify(await archive());
    const missing = acknowledged.filter((mark) => !found.includes(mark));
    expect(missing, `round ${round}: of ${acknowledged.length} acknowledged`).toEqual([]);
    const { value } = JSON.parse(found).figures.find((one: { id: string }) => one.id === 'total.executed');
    expect(Number(value)).toBeGreaterThanOrEqual(last);
    checked += acknowledged.length;
    before = typists.map(({ saved }) => saved);
    for (const typist of typists) typist.forgetOldMarks();
    gate.open = true;
    for (const typist of typists) typist.wake();
    if ((round + 1) % 100 === 0) console.log(`${round + 1} of ${kills} kills`);
  }

  for (const typist of typists) typist.rest();
  await accountant.stop();
  await until('all is saved', () => typists.every((one) => one.isSaved));
  const typed = typists.flatMap((one) => one.typed);
  const found = JSON.stringify(await archive());
  expect(typed.filter((mark) => !found.includes(mark))).toEqual([]);
  expect(typists.flatMap((one) => one.state.drafts)).toEqual([]);
  // On screen, and as the store gives it to one who comes new after a last kill.
  const same = (text: (typist: Typist) => string) => new Set(typists.map(text)).size === 1;
  for (const section of sections) await until('copies are equal', () => same((one) => one.textOf(section)));
  const onScreen = sections.map((section) => typists[0]!.textOf(section));
  for (const typist of typists) await typist.stop();
  server.child.kill('SIGKILL');
  await server.ended;
  server = await start();
  const late = new Typist('z', owner, report, { section: sections[0]!, gate, reads: sections });
  await until('the store is read', () => sections.every((section) => late.hasRead(section)));
  expect(sections.map((section) => late.textOf(section))).toEqual(onScreen);
  await late.stop();
  const count = typists.reduce((sum, one) => sum + one.count, 0);
  tell(
    `kill -9: ${kills + 1} kills under ${names.length} typists, ${count} edits and ${accountant.last} figure changes; an acknowledged ` +
      `edit was looked for ${checked} times after a kill, 0 lost; ${sections.length} sections equal on screen, in store and in export`,
  );
  server.child.kill('SIGTERM');
  expect(await server.ended).toBe(0);
});
