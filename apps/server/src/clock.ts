import type { Clock } from '@huigao/sync/room';

/** The clock of this machine. What is due at once runs when all that has arrived is read; a timer would wait a millisecond first. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after: (ms, callback) => {
    if (ms <= 0) {
      const immediate = setImmediate(callback);
      return () => clearImmediate(immediate);
    }
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};
