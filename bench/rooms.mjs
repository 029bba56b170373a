// Our rooms beside those of others, in one run on one machine: each server alone on one core with what it needs to keep documents,
// the load on the other. Prints tables; asserts nothing. Needs a build (`npm run setup`); installs the others, from npm, into
// `bench/rooms/peers`, apart from the product's own tree, the first time.
//
//   npm run bench:rooms                       all, about twenty minutes
//   npm run bench:rooms -- --quick            short, under two minutes: shows that it works, proves little
//   npm run bench:rooms -- --servers huigao,hocuspocus --scenarios meeting,office --json out.json

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { canPin, pinned } from './rooms/cores.mjs';
import { targets } from './rooms/targets.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const peers = path.join(here, 'rooms/peers');

const { values: given } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    servers: { type: 'string' },
    scenarios: { type: 'string' },
    json: { type: 'string' },
  },
});

const everyServer = Object.keys(targets);
const chosen = given.servers?.split(',') ?? everyServer;

const meeting = (people, seconds, servers = everyServer) => ({
  name: `meeting, ${people} people`,
  scenario: 'typing',
  options: { rooms: 1, people, seconds },
  servers,
  columns: 'typing',
});
const office = (rooms, seconds, servers = everyServer) => ({
  name: `office, ${rooms} rooms of five`,
  scenario: 'typing',
  options: { rooms, people: 5, seconds },
  servers,
  columns: 'typing',
});
const large = ['huigao', 'gathering-relay'];
const keeping = everyServer.filter((name) => targets[name].keeps && name !== 'huigao-stock');
const withoutStock = everyServer.filter((name) => name !== 'huigao-stock');
const knowing = withoutStock.filter((name) => targets[name].knows);

/** What is run, by the name that `--scenarios` takes. */
const plans = given.quick
  ? {
      meeting: [meeting(100, 2, withoutStock)],
      office: [office(20, 2, withoutStock)],
      cold: [{ edits: 2000, openings: 1 }],
      storm: [{ people: 50, rounds: 2 }],
      idle: [{ rooms: 50 }],
      kill: [{ cycles: 1, seconds: 2 }],
    }
  : {
      meeting: [...[20, 100, 200, 400].map((people) => meeting(people, 4)), meeting(1000, 4, large)],
      office: [office(100, 4), office(300, 4), office(400, 4, ['huigao', 'huigao-stock', ...large.slice(1)])],
      cold: [{ edits: 100_000, openings: 3 }],
      storm: [{ people: 200, rounds: 4 }],
      idle: [{ rooms: 1000 }],
      kill: [{ cycles: 2, seconds: 5 }],
    };
const single = {
  cold: ({ edits }) => [`cold open, ${edits} edits of history`, 'coldOpen', keeping],
  storm: ({ people }) => [`${people} people come back at once`, 'storm', knowing],
  idle: ({ rooms }) => [`${rooms} idle rooms`, 'idle', knowing],
  kill: ({ cycles, seconds }) => [
    `kill -9 after ${seconds} s of typing, ${cycles} times`,
    'killing',
    keeping,
  ],
};

function plan() {
  const wanted = given.scenarios?.split(',') ?? Object.keys(plans);
  return wanted.flatMap((key) =>
    plans[key].map((one) => {
      if (!single[key]) return one;
      const [name, scenario, servers] = single[key](one);
      return { name, scenario, servers, options: one, columns: scenario };
    }),
  );
}

function installPeers() {
  if (existsSync(path.join(peers, 'node_modules'))) return;
  console.log('Installing the others from npm (once; one of them is compiled) …');
  const args = ['install', '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error'];
  if (spawnSync('npm', args, { cwd: peers, stdio: 'inherit' }).status !== 0)
    throw new Error('The others could not be installed.');
}

/** Most time that one scenario may take on one server. */
const longestMs = 150_000;

function run({ scenario, options }, server) {
  const file = path.join(here, 'rooms/run-scenario.mjs');
  const [command, args] = pinned('load', process.execPath, [file, scenario, server, JSON.stringify(options)]);
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (errors += chunk));
  const timer = setTimeout(() => process.kill(-child.pid, 'SIGKILL'), longestMs);
  return new Promise((resolve) => {
    child.once('close', (code) => {
      clearTimeout(timer);
      const reason = errors
        .trim()
        .split('\n')
        .find((line) => /error/i.test(line));
      resolve(code === 0 ? JSON.parse(output) : { failed: reason ?? 'took too long' });
    });
  });
}

const number = (value, digits = 1) =>
  value === null || value === undefined || Number.isNaN(value) ? '–' : value.toFixed(digits);
const share = (value) => `${number(value * 100, 0)} %`;

/** Columns of each kind of table: heading and text of a result; `relay` and `hocuspocus` are results of the same table. */
const columns = {
  typing: [
    ['p50 ms', (r) => number(r.p50, 0)],
    ['p99 ms', (r) => number(r.p99, 0)],
    ['core', (r) => share(r.cpuShare)],
    ['µs/delivery', (r) => number(r.microsPerDelivery, 2)],
    ['× gathering relay', (r, all) => ratio(r, all['gathering-relay'])],
    ['× Hocuspocus', (r, all) => ratio(r, all.hocuspocus)],
    ['arrived', (r) => share(r.arrived)],
    ['load core', (r) => share(r.generatorShare)],
  ],
  coldOpen: [
    ['ms', (r) => number(r.ms, 0)],
    ['messages', (r) => number(r.answers, 0)],
  ],
  storm: [['ms', (r) => number(r.ms, 0)]],
  idle: [
    ['KiB/room', (r) => number(r.roomKiB)],
    ['KiB/connection', (r) => number(r.connectionKiB)],
    ['KiB/room with one', (r) => number(r.bothKiB)],
  ],
  killing: [
    ['typed', (r) => number(r.typed, 0)],
    ['lost of seen', (r) => number(r.lostSeen, 0)],
    ['lost of acknowledged', (r) => number(r.lostAcknowledged, 0)],
  ],
};

const ratio = (result, other) =>
  other && !other.failed && other.microsPerDelivery
    ? number(result.microsPerDelivery / other.microsPerDelivery, 2)
    : '–';

function printTable({ name, columns: kind }, results) {
  console.log(`\n${name}\n`);
  console.log(`| | ${columns[kind].map(([heading]) => heading).join(' | ')} |`);
  console.log(`| --- |${' --- |'.repeat(columns[kind].length)}`);
  for (const [server, result] of Object.entries(results)) {
    const cells = result.failed
      ? [result.failed]
      : columns[kind].map(([, textOf]) => textOf(result, results));
    console.log(`| ${targets[server].label} | ${cells.join(' | ')} |`);
  }
}

/** Whether npm has put a package beside the one that asks for it or below it is npm's affair. */
const versionOf = (name) => {
  const folders = ['node_modules', 'node_modules/@y/websocket-server/node_modules'];
  const file = folders.map((folder) => path.join(peers, folder, name, 'package.json')).find(existsSync);
  return `${name} ${JSON.parse(readFileSync(file, 'utf8')).version}`;
};

installPeers();
const versions = ['@y/websocket-server', 'y-leveldb', '@hocuspocus/server', 'yjs'].map(versionOf).join(', ');
console.log(
  `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}; ${versions}`,
);
console.log(
  `load of the machine before: ${loadavg()[0].toFixed(2)}; ${canPin ? 'one core for the server, the others for the load' : 'cores not pinned'}`,
);
const begin = Date.now();
const everything = {};
for (const one of plan()) {
  const results = {};
  for (const server of one.servers.filter((name) => chosen.includes(name))) {
    results[server] = await run(one, server);
    if (process.stderr.isTTY) process.stderr.write('.');
  }
  everything[one.name] = results;
  printTable(one, results);
}
console.log(`\n${((Date.now() - begin) / 60_000).toFixed(1)} minutes`);
if (given.json) writeFileSync(given.json, `${JSON.stringify(everything, null, 2)}\n`);
