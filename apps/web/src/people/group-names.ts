/** The names of groups in a line of text, each once: separated by commas or enumeration commas of either script. */
export function groupNames(text: string): readonly string[] {
  const names = text.split(/[,，、;；]/u).map((name) => name.trim());
  return [...new Set(names.filter(Boolean))];
}
