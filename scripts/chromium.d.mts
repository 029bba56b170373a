export const quietFlags: string[];
export function findProgram(...names: string[]): string | null;
export function findChromium(): string | null;
export function ensureChromium(): string | null;
export function ensureLibreOffice(): boolean;
export function ensurePoppler(): boolean;
