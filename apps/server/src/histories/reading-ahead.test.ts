// When sections are read ahead: a while after a checkpoint of them, once for all that came in that time.

import type { ReportId } from '@huigao/report';
import { MemoryLog } from '@huigao/sync/room';
import { expect, test } from 'vitest';
import { LeapingClock } from '../../test/leaping-clock';
import { ReadingAhead } from './reading-ahead';

const report = 'r' as ReportId;
const minuteMs = 60_000;

function started() {
  const clock = new LeapingClock();
  const read: string[] = [];
  const ahead = new ReadingAhead({ clock, read: async (_, section) => void read.push(section) });
  const log = ahead.followed(new MemoryLog());
  const checkpoint = (document: string) =>
    log.checkpoint(report, { document, seq: 1, bytes: new Uint8Array() });
  return { clock, read, ahead, checkpoint };
}

test('a section is read ten minutes after its first checkpoint, however many follow, and again after the next', async () => {
  const { clock, read, checkpoint } = started();
  for (const document of ['record', 'goals', 'budget', 'goals']) await checkpoint(document);
  clock.leap(9 * minuteMs);
  expect(read).toEqual([]);
  await checkpoint('goals');
  clock.leap(minuteMs);
  expect(read).toEqual(['goals', 'budget']);
  clock.leap(60 * minuteMs);
  expect(read).toHaveLength(2);
  await checkpoint('budget');
  clock.leap(10 * minuteMs);
  expect(read).toEqual(['goals', 'budget', 'budget']);
});

test('nothing is read any more once the server stops', async () => {
  const { clock, read, ahead, checkpoint } = started();
  await checkpoint('goals');
  ahead.close();
  clock.leap(60 * minuteMs);
  expect(read).toEqual([]);
});
