// The program behind `huigao import | check | export`. Loading it runs it on the process's arguments.

import { preferredLocale } from '@huigao/messages';
import { run } from './run';

const { LC_ALL, LC_MESSAGES, LANG, HUIGAO_FONTS } = process.env;

// `en_US.UTF-8` is a preference as `en-US` is.
const preference = (LC_ALL || LC_MESSAGES || LANG || '').replace(/_/g, '-');

async function stdin(mostBytes: number): Promise<Uint8Array | null> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of process.stdin) {
    size += (piece as Buffer).length;
    if (size > mostBytes) return null;
    pieces.push(piece as Buffer);
  }
  return Buffer.concat(pieces);
}

const stdout = (bytes: Uint8Array | string) =>
  new Promise<void>((resolve, reject) => {
    process.stdout.write(bytes, (error) => (error ? reject(error) : resolve()));
  });

process.exitCode = await run(process.argv.slice(2), {
  locale: preferredLocale(preference),
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  stdin,
  stdout,
  fontFolder: HUIGAO_FONTS || null,
  today: new Date().toISOString().slice(0, 10),
});
