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

/** So long without a key is a pause, in ms: longer than between the keys of somebody who types. */
const pauseMs = 200;
/** Whoever types without a pause gets it within this time, in ms. */
const longestMs = 1000;

/** In the next pause, off the way of keys and frames. Asked for again, as with every key, it waits anew. */
export function calmSchedule(now: () => number = () => performance.now()): Schedule {
  let since: number | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = () => {
    clearTimeout(timer);
    since = null;
  };
  return (run) => {
    clearTimeout(timer);
    since ??= now();
    const once = () => {
      cancel();
      run();
    };
    timer = setTimeout(once, Math.min(pauseMs, Math.max(0, since + longestMs - now())));
    return cancel;
  };
}
