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

/** Time in which the keys of a fast typist fall together. */
const calmMs = 250;

/** A moment later, off the way of keys and frames. */
export const scheduleCalm: Schedule = (run) => {
  const timer = setTimeout(run, calmMs);
  return () => clearTimeout(timer);
};
