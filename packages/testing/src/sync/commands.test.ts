import { figureId } from '@huigao/report';
import type { RecordCommand } from '@huigao/report-doc';
import type { CommandAnswer } from '@huigao/sync/client';
import { RoomEnded } from '@huigao/sync/room';
import { expect, test } from 'vitest';
import { people, smallReport } from '../sample';
import { type SimulatedTab, Simulation } from '../simulation/simulation';

const makeWorld = () => Simulation.create({ report: smallReport() });

const setValue = (value: string, version = 1, figure = 'executed') =>
  ({ type: 'setFigureValue', figure: figureId(figure), version, value, why: '' }) as const;

const figureValue = async (world: Simulation, figure = 'executed') =>
  (await world.room()).record.figures.get(figureId(figure))?.value;

/** Sends commands as a page does: over a network that is there as long as the tab's is. */
function sending(world: Simulation, tab: SimulatedTab) {
  const sent: RecordCommand[] = [];
  tab.send = async (command): Promise<CommandAnswer> => {
    if (tab.offline) return 'later';
    sent.push(command);
    const result = await world.command(tab.person, command).catch((error: unknown) => {
      if (error instanceof RoomEnded) return null;
      throw error;
    });
    if (!result) return 'later';
    return result.ok ? 'done' : { code: result.code, text: result.code, current: result.detail };
  };
  return sent;
}

async function goOffline(world: Simulation, tab: SimulatedTab) {
  tab.offline = true;
  tab.socket!.cut();
  await world.run(200);
}

async function comeBack(world: Simulation, tab: SimulatedTab) {
  tab.offline = false;
  tab.client.wake();
  await world.run(2000);
}

async function openTab(world: Simulation) {
  const tab = world.open(people.owner);
  const sent = sending(world, tab);
  await world.run(500);
  return { tab, sent };
}

test('[SY47] commands given offline wait, outlive a reload, and are sent in order on return', async () => {
  const world = await makeWorld();
  const { tab, sent } = await openTab(world);
  await goOffline(world, tab);
  tab.client.queueCommand(setValue('1'));
  tab.client.queueCommand(setValue('7', 1, 'budgeted'));
  tab.client.queueCommand(setValue('2', 2));
  expect(tab.client.state.queued.map(({ command }) => command)).toEqual([
    setValue('2'),
    setValue('7', 1, 'budgeted'),
  ]);
  await world.run(100);
  await world.reload(tab);
  await world.run(1000);
  expect(tab.client.state.queued).toHaveLength(2);
  expect(sent).toEqual([]);
  await comeBack(world, tab);
  expect(sent).toEqual([setValue('2'), setValue('7', 1, 'budgeted')]);
  expect(tab.client.state.queued).toEqual([]);
  expect([await figureValue(world), await figureValue(world, 'budgeted')]).toEqual(['2', '7']);
});

test('[SY47] what is refused on return is shown until its author gives it up, and does not hold up the others', async () => {
  const world = await makeWorld();
  const { tab } = await openTab(world);
  await goOffline(world, tab);
  tab.client.queueCommand(setValue('1'));
  tab.client.queueCommand(setValue('7', 1, 'budgeted'));
  void world.command(people.owner, setValue('5'));
  await world.run(100);
  await comeBack(world, tab);
  expect(tab.client.state.queued).toMatchObject([{ command: setValue('1'), refusal: { code: 'conflict' } }]);
  expect(JSON.parse(tab.client.state.queued[0]!.refusal!.current!)).toMatchObject({ value: '5', version: 2 });
  expect([await figureValue(world), await figureValue(world, 'budgeted')]).toEqual(['5', '7']);
  await world.reload(tab);
  await world.run(1000);
  const [shown] = tab.client.state.queued;
  tab.client.dismissCommand(shown!.id);
  expect(tab.client.state.queued).toEqual([]);
});

test('[SY47] a value entered while the one before it is on its way is sent after it', async () => {
  const world = await makeWorld();
  const { tab, sent } = await openTab(world);
  world.log.delayMs = 200;
  tab.client.queueCommand(setValue('1'));
  await world.run(50);
  tab.client.queueCommand(setValue('2', 2));
  await world.run(2000);
  expect(sent).toEqual([setValue('1'), setValue('2', 2)]);
  expect(await figureValue(world)).toBe('2');
  expect(tab.client.state.queued).toEqual([]);
});

test('[SY47] a server that does not answer is asked again', async () => {
  const world = await makeWorld();
  const { tab } = await openTab(world);
  world.log.failNth(1);
  tab.client.queueCommand(setValue('1'));
  await world.run(1000);
  expect(tab.client.state.queued).toHaveLength(1);
  await world.run(20_000);
  expect(tab.client.state.queued).toEqual([]);
  expect(await figureValue(world)).toBe('1');
});

test('[SY47] what does the same to the same thing is one; what was sent and not answered, or lies before what it may rest on, stays', async () => {
  const world = await makeWorld();
  const { tab } = await openTab(world);
  await goOffline(world, tab);
  const task = (title: string, version: number | null) =>
    ({ type: 'saveTask', task: { id: 't', title }, version }) as unknown as RecordCommand;
  const rename = (title: string, over: string) => ({ type: 'renameReport', title, over }) as const;
  const waiting = () => tab.client.state.queued.map(({ command }) => command);
  tab.client.queueCommand(task('甲', null));
  tab.client.queueCommand(task('乙', 1));
  tab.client.queueCommand(setValue('1'));
  tab.client.queueCommand(task('丙', 1));
  expect(waiting()).toEqual([task('丙', null), setValue('1')]);
  tab.client.queueCommand(rename('新', '旧'));
  tab.client.queueCommand(rename('更新', '新'));
  expect(waiting().at(-1)).toEqual(rename('更新', '旧'));
  // It lies before a title now, which it may rest on for all that is known.
  tab.client.queueCommand(task('丁', 2));
  expect(waiting()).toEqual([task('丙', null), setValue('1'), rename('更新', '旧'), task('丁', 2)]);

  const other = await makeWorld();
  const { tab: tried } = await openTab(other);
  tried.send = async () => 'later';
  tried.client.queueCommand(setValue('1'));
  await other.run(100);
  tried.client.queueCommand(setValue('2', 2));
  expect(tried.client.state.queued).toMatchObject([
    { command: setValue('1'), tried: true },
    { command: setValue('2', 2) },
  ]);
});
