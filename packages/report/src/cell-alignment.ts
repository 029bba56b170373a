/** A number with its unit, as it fills a cell of a table: `2,119.56`, `-3.5%`, `5,100件`, or a dash for none. */
const number =
  /^[-−+]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?\s*(?:[%％‰]|[\p{Script=Han}]{1,4})?$|^[-—–]+$/u;

/** How a cell is aligned: follows from its text, on screen and in every export; nobody sets it. */
export function cellAlignment(
  text: string,
  { header }: { readonly header: boolean },
): 'left' | 'center' | 'right' {
  if (header) return 'center';
  return number.test(text.trim()) ? 'right' : 'left';
}
