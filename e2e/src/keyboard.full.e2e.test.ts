// Every screen by the keyboard alone: each step of Tab is seen, and Escape goes back to where one came from.

import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { tabThrough } from './focus';
import { screensOf } from './screen-list';
import { visitScreens } from './screens';
import { type Staged, stageReport, unstage } from './staged-report';

vi.setConfig({ testTimeout: 600_000, hookTimeout: 120_000 });

let staged: Staged;

beforeAll(async () => {
  staged = await stageReport({ lin: '林晓', chen: '陈敏', wang: '王审核', guest: '孙读者' });
});

afterAll(() => unstage(staged));

test('one always sees where one is', async () => {
  const wrong: string[] = [];
  const failed = await visitScreens(screensOf(staged), async (page, { name }) => {
    const steps = await tabThrough(page);
    if (process.env['LOOK'])
      console.log(name, steps.map((s) => s.name + (s.fault ? `!!${s.fault}` : '')).join(' | '));
    for (const step of steps)
      if (step.fault && step.fault !== 'nowhere') wrong.push(`${name}: ${step.name}, ${step.fault}`);
  });
  expect([...new Set(wrong)]).toEqual([]);
  expect(failed).toEqual([]);
});
