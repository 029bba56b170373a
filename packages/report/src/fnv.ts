const prime = 0x01000193;

/** Where FNV-1a begins by its definition. */
export const fnvStart = 0x811c9dc5;

/** FNV-1a over UTF-16 units as 8 hexadecimal digits: quick, and no proof against somebody who wants two texts to look alike. */
export function fnv1a(text: string, start: number = fnvStart): string {
  let hash = start;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), prime);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
