/**
 * A number with its unit, as it fills a cell of a table: `2,119.56`, `-3.5%`, `5,100件`, or a dash for none. Han by range: a class of
 * all that are takes a tenth of a cold export to compile, and no unit is written in others.
 */
const number =
  /^[-−+]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?\s*(?:[%％‰]|[\u3007\u3400-\u9fff]{1,4})?$|^[-—–]+$/;

/** How a cell is aligned: follows from its text, on screen and in every export; nobody sets it. */
export function cellAlignment(
  text: string,
  { header }: { readonly header: boolean },
): 'left' | 'center' | 'right' {
  if (header) return 'center';
  return number.test(text.trim()) ? 'right' : 'left';
}
