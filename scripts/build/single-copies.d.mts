/** A Vite plugin, by the part of it that the configurations need to know. */
type Plugin = { readonly name: string; readonly apply: 'build' };

export function multipleCopies(ids: Iterable<string>): Map<string, string[]>;
export function singleCopies(): Plugin;
