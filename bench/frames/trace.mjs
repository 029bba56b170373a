// What the page's thread did, from a trace of Chromium: its tasks, and what took their time.

/** Names of what a task is made of, told by where its code lies. */
function nameOf({ name, args }) {
  const { data } = args ?? {};
  if (name === 'FunctionCall' && data?.functionName !== undefined)
    return `${data.functionName || '(anonymous)'} ${String(data.url ?? '')
      .split('/')
      .pop()}`;
  if (name === 'EventDispatch') return `event ${data?.type}`;
  return name;
}

const causes = new Set([
  'FunctionCall',
  'EventDispatch',
  'UpdateLayoutTree',
  'Layout',
  'PrePaint',
  'Paint',
  'Layerize',
  'Commit',
  'MajorGC',
  'MinorGC',
  'V8.GCScavenger',
  'HitTest',
  'IntersectionObserverController::computeIntersections',
]);

/** The page's main thread: the one that drew most. */
function mainThread(events) {
  const drawn = new Map();
  for (const { name, pid, tid } of events)
    if (name === 'FunctionCall' || name === 'Layout')
      drawn.set(`${pid}:${tid}`, (drawn.get(`${pid}:${tid}`) ?? 0) + 1);
  const threads = events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
  const counts = threads.map(({ pid, tid }) => [`${pid}:${tid}`, drawn.get(`${pid}:${tid}`) ?? 0]);
  return counts.toSorted((a, b) => b[1] - a[1])[0]?.[0];
}

/**
 * Tasks of the page's thread, longest first.
 * @returns of each its length by the clock and in processor time, in ms, and the outermost causes in it with their processor time
 */
export function tasksOf(events) {
  const main = mainThread(events);
  const own = events
    .filter(({ ph, pid, tid }) => ph === 'X' && `${pid}:${tid}` === main)
    .toSorted((a, b) => a.ts - b.ts || b.dur - a.dur);
  const tasks = [];
  let task = null;
  let covered = 0;
  for (const event of own) {
    const { name, ts, dur = 0, tdur = 0 } = event;
    if (/RunTask$/.test(name)) {
      if (task && ts < task.end) continue;
      task = { end: ts + dur, ms: dur / 1000, processorMs: tdur / 1000, causes: new Map() };
      covered = ts;
      tasks.push(task);
    } else if (task && causes.has(name) && ts >= covered && ts < task.end) {
      covered = ts + dur;
      const cause = nameOf(event);
      task.causes.set(cause, (task.causes.get(cause) ?? 0) + tdur / 1000);
    }
  }
  return tasks.toSorted((a, b) => b.processorMs - a.processorMs);
}

/** Processor time by cause over these tasks, as one line, greatest first. */
export function byCause(tasks) {
  const sums = new Map();
  for (const { causes } of tasks)
    for (const [cause, ms] of causes) sums.set(cause, (sums.get(cause) ?? 0) + ms);
  return [...sums]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, 6)
    .map(([cause, ms]) => `${cause} ${ms.toFixed(0)}`)
    .join(' · ');
}
