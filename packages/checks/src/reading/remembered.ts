/** About two reports of 300 pages, in UTF-16 units. */
const mostUnits = 400_000;

/**
 * A reading of texts that depends on nothing else, remembered by the text: a report that is checked again and again while it is written
 * has mostly the lines that it had. What was not read for long is forgotten.
 */
export function remembered<Read extends object>(read: (text: string) => Read): (text: string) => Read {
  let recent = new Map<string, Read>();
  let before = new Map<string, Read>();
  let units = 0;
  return (text) => {
    const known = recent.get(text);
    if (known) return known;
    const fresh = before.get(text) ?? read(text);
    if (units > mostUnits) {
      before = recent;
      recent = new Map();
      units = 0;
    }
    recent.set(text, fresh);
    units += text.length;
    return fresh;
  };
}
