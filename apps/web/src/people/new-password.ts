/** Letters and digits that are not taken for one another when read aloud or written down: no 0 O 1 l I. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
const groups = 3;
const groupLength = 4;

/**
 * A password to hand to a colleague, like `k7fq-9mzx-e2rt`: 59 bits.
 * @param random - fills an array with random numbers, as `crypto.getRandomValues` does
 */
export function newPassword(random: (into: Uint32Array<ArrayBuffer>) => unknown): string {
  const numbers = new Uint32Array(groups * groupLength);
  random(numbers);
  // 2³² is not a multiple of 31: the bias is below one in a hundred million.
  const letters = Array.from(numbers, (number) => alphabet[number % alphabet.length]);
  return Array.from({ length: groups }, (_, group) =>
    letters.slice(group * groupLength, (group + 1) * groupLength).join(''),
  ).join('-');
}
