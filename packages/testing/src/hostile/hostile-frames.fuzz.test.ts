import fc from 'fast-check';
import { expect, test } from 'vitest';
import { summarise } from '../../test/summary';
import { type HostileFrame, hostileFrame } from './hostile-frames';
import { type Attacker, attackers, type Counts, HostileRoom, mayWrite } from './hostile-room';

const frames = Number(process.env.FUZZ_FRAMES ?? 3000);
const seed = Number(process.env.FUZZ_SEED ?? 20_261_130);
/** Frames that one room is sent. */
const perRoom = 100;
/** Frames between two edits of somebody else. */
const perHonestEdit = 10;

async function attack(attacker: Attacker, sent: readonly HostileFrame[], counts: Counts): Promise<void> {
  const room = await HostileRoom.open(attacker, counts);
  for (const [index, frame] of sent.entries()) {
    await room.send(frame);
    if (index % perHonestEdit === 0) await room.writeHonestly();
  }
  await room.end();
}

/** What must have happened, lest the frames missed what they were meant for. */
const must = {
  writer: [
    'taken',
    'refused: malformed',
    'refused: bad-shape',
    'refused: foreign-client',
    'refused: missing',
    'refused: unsupported',
    'closed: malformed',
  ],
  reader: ['refused: not-yours', 'refused: record-read-only', 'refused: not-open', 'closed: malformed'],
  stranger: ['closed: forbidden'],
} as const;

const kindOf = (attacker: Attacker) =>
  mayWrite(attacker) ? 'writer' : attacker === 'stranger' ? 'stranger' : 'reader';

const byCount = (counts: Counts) => Object.fromEntries([...counts].sort(([, a], [, b]) => b - a));
const sum = (counts: Counts) => [...counts.values()].reduce((a, b) => a + b, 0);

test.each((Object.keys(attackers) as Attacker[]).map((attacker, index) => [attacker, seed + index] as const))(
  `[SY22] ${frames} hostile frames of one role, %s, from seed %i harm nobody else`,
  { timeout: 60_000 + 40 * frames },
  async (attacker, own) => {
    const counts: Counts = new Map();
    const sent = fc.array(hostileFrame, { minLength: perRoom, maxLength: perRoom, size: 'max' });
    await fc.assert(
      fc.asyncProperty(sent, (one) => attack(attacker, one, counts)),
      { seed: own, numRuns: Math.ceil(frames / perRoom) },
    );
    summarise(`hostile frames, ${attacker}`, { seed: own, frames: sum(counts), ...byCount(counts) });
    const kind = kindOf(attacker);
    // Too few frames hold not everything.
    if (frames >= 3000) expect(must[kind].filter((what) => !counts.has(what))).toEqual([]);
    if (kind !== 'writer') expect(counts.has('taken')).toBe(false);
  },
);
