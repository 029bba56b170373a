import { Problem } from './problem';

/** The problem of one who must wait before another attempt, with the time both in words and as a header. */
export function waiting({ waitMs }: { readonly waitMs: number }): Problem {
  const seconds = Math.ceil(waitMs / 1000);
  return new Problem('wait-before-trying', {
    parameters: { seconds },
    headers: { 'retry-after': `${seconds}` },
  });
}
