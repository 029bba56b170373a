import { useEffect, useState } from 'react';

const everyMs = 30_000;

/** The time now, epoch ms; draws anew twice a minute, so that 3 分钟前 stays true. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, []);
  return now;
}
