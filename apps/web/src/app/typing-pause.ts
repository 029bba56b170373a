// Whether somebody is typing: what is needed later is not fetched, started or prepared between two keys.

/** So long without a key nobody is typing, in ms. */
const pauseMs = 500;
/** Whoever types without a pause does not hold it up for ever, in ms. */
const longestMs = 15_000;

let lastKeyAt = Number.NEGATIVE_INFINITY;

const now = () => performance.now();

/** Takes note of keys from now on. */
export function watchTyping(): void {
  const note = () => {
    lastKeyAt = now();
  };
  window.addEventListener('keydown', note, { capture: true, passive: true });
  // Of input methods and dictation there may be no keys.
  window.addEventListener('beforeinput', note, { capture: true, passive: true });
}

/** At once, or in a pause of whoever types; the returned function calls it off. */
export function whenNotTyping(run: () => void): () => void {
  const since = now();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    const leftMs = Math.min(lastKeyAt + pauseMs, since + longestMs) - now();
    if (leftMs <= 0) run();
    else timer = setTimeout(look, leftMs);
  };
  look();
  return () => clearTimeout(timer);
}
