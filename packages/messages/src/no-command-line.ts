// Stands in for command-line.ts in browsers (package.json, "imports"): a page that never shows these texts need not load them.

export const commandLineTexts = {} as typeof import('./command-line').commandLineTexts;
