// Fails the build where the client relies on what the oldest supported browser lacks: Chromium 131, of the end of 2024, which domestic
// browsers are based on. Syntax is brought down to it by the build's targets; what cannot be brought down, methods and CSS, is looked
// for here. Taken from the release notes of Chromium 132 to 145.
import type { Plugin } from 'vite';

interface Newer {
  readonly name: string;
  /** The first Chromium that has it. */
  readonly since: number;
  readonly pattern: RegExp;
}

const script = (name: string, since: number): Newer => ({
  name,
  since,
  pattern: new RegExp(String.raw`\b${name.replaceAll('.', String.raw`\.`)}\b`),
});
const method = (name: string, since: number): Newer => ({
  name,
  since,
  pattern: new RegExp(String.raw`\.${name}\(`),
});

const newerScript: readonly Newer[] = [
  script('RegExp.escape', 136),
  script('Math.sumPrecise', 147),
  script('Error.isError', 134),
  script('Uint8Array.fromBase64', 140),
  script('Uint8Array.fromHex', 140),
  script('Iterator.concat', 146),
  script('Float16Array', 135),
  script('Temporal.Now', 144),
  script('Atomics.pause', 133),
  method('toBase64', 140),
  method('toHex', 140),
  method('getOrInsert', 145),
  method('getOrInsertComputed', 145),
  method('moveBefore', 133),
  method('requestClose', 134),
  method('getComposedRanges', 137),
  method('highlightsFromPoint', 140),
  { name: 'closedby', since: 134, pattern: /\bclosed[bB]y\b/ },
  { name: 'commandfor', since: 135, pattern: /\bcommand[fF]or\b/ },
  { name: 'popover=hint', since: 133, pattern: /\bpopover\s*[:=]\s*["'`]hint/ },
];

const newerStyle: readonly Newer[] = [
  { name: 'text-box', since: 133, pattern: /[;{]\s*text-box(-trim|-edge)?\s*:/ },
  { name: 'attr() with a type', since: 133, pattern: /attr\([\w-]+\s+(type\(|px|number|color)/ },
  { name: ':open', since: 133, pattern: /:open\b/ },
  { name: 'scroll-state()', since: 133, pattern: /scroll-state\(/ },
  { name: '::scroll-button', since: 135, pattern: /::scroll-(button|marker)/ },
  { name: 'shape()', since: 135, pattern: /:\s*shape\(/ },
  { name: 'if()', since: 137, pattern: /:\s*if\(/ },
  { name: 'reading-flow', since: 137, pattern: /reading-flow\s*:/ },
  { name: 'sibling-index()', since: 138, pattern: /sibling-(index|count)\(/ },
  { name: '@function', since: 139, pattern: /@function\b/ },
  { name: 'corner-shape', since: 139, pattern: /corner-shape\s*:/ },
  { name: 'contrast-color()', since: 147, pattern: /contrast-color\(/ },
];

/**
 * What of a built file the oldest supported browser lacks, in words.
 * @param guarded - names that the client asks for before it uses them
 */
export function newerThanBaseline(
  fileName: string,
  text: string,
  guarded: readonly string[] = [],
): readonly string[] {
  const known = fileName.endsWith('.css') ? newerStyle : newerScript;
  return known
    .filter(({ name, pattern }) => !guarded.includes(name) && pattern.test(text))
    .map(({ name, since }) => `${fileName}: ${name} (Chromium ${since})`);
}

export function browserBaseline({ guarded }: { readonly guarded: readonly string[] }): Plugin {
  return {
    name: 'huigao:browser-baseline',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, output) {
        const texts = Object.values(output).map((file) => ({
          name: file.fileName,
          text: file.type === 'chunk' ? file.code : file.fileName.endsWith('.css') && String(file.source),
        }));
        const found = texts.flatMap(({ name, text }) => (text ? newerThanBaseline(name, text, guarded) : []));
        if (found.length > 0)
          this.error(`newer than the oldest browser the client is for (Chromium 131): ${found.join('; ')}`);
      },
    },
  };
}
