import { type CommandResult, refuse } from './command-result';

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/**
 * What has no version of its own and is set as a whole, such as a title, can be sent with what stood there when the change was asked
 * for (`over`); one that waited for hours must not silently take the place of what others wrote since.
 * @returns a conflict that carries what stands there now; null where that is what was seen, or what is wanted already
 */
export function overtaken<Value>(
  over: Value | undefined,
  { now, wanted }: { readonly now: Value; readonly wanted: Value },
): CommandResult | null {
  const isFine = over === undefined || isSame(over, now) || isSame(wanted, now);
  return isFine ? null : refuse('conflict', JSON.stringify(now));
}
