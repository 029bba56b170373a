import { useEffect, useRef, useState } from 'react';

/** How long a moment stays while it plays, in ms. */
const stepMs = 450;

/** Goes on from moment to moment by itself until the last. */
export function usePlaying(last: number, move: (next: (moment: number) => number) => void) {
  const [isPlaying, setPlaying] = useState(false);
  const act = useRef(move);
  act.current = move;
  useEffect(() => {
    if (!isPlaying) return;
    const timer = setInterval(() => {
      act.current((moment) => {
        if (moment + 1 >= last) setPlaying(false);
        return Math.min(last, moment + 1);
      });
    }, stepMs);
    return () => clearInterval(timer);
  }, [isPlaying, last]);
  return { isPlaying, setPlaying };
}
