/** Runs a call once, soon; the returned function calls it off. */
export type Schedule = (run: () => void) => () => void;

/** A hidden page has no frames, but its title, counts and checks go on. */
const hiddenMs = 120;

/** Before the next frame, or a little later in a page that is not shown. */
export const scheduleFrame: Schedule = (run) => {
  const cancel = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
  const once = () => {
    cancel();
    run();
  };
  const frame = requestAnimationFrame(once);
  const timer = setTimeout(once, hiddenMs);
  return cancel;
};

/** When the next frame has been painted. */
export const schedulePainted: Schedule = (run) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancelFrame = scheduleFrame(() => {
    timer = setTimeout(run, 0);
  });
  return () => {
    cancelFrame();
    clearTimeout(timer);
  };
};

/** So long without a key is a pause, in ms: longer than between the keys of somebody who types. */
const pauseMs = 200;
/** Whoever types without a pause gets it with the first key after this time, in ms. */
const longestMs = 800;

/**
 * In the next pause, off the way of keys and frames. Asked for again, as with every key, it waits anew. Without a pause it runs as soon as
 * what the key did has been painted: then the next key is as far away as it can be.
 */
export function calmSchedule(
  now: () => number = () => performance.now(),
  painted: Schedule = schedulePainted,
): Schedule {
  let since: number | null = null;
  let newest = () => {};
  let callOff = () => {};
  let isDue = false;
  const cancel = () => {
    callOff();
    since = null;
    isDue = false;
  };
  const once = () => {
    cancel();
    newest();
  };
  return (run) => {
    newest = run;
    since ??= now();
    // However fast keys come, what waits for a paint is not put off again.
    if (isDue) return cancel;
    callOff();
    isDue = now() - since >= longestMs;
    if (isDue) callOff = painted(once);
    else {
      const timer = setTimeout(once, pauseMs);
      callOff = () => clearTimeout(timer);
    }
    return cancel;
  };
}
