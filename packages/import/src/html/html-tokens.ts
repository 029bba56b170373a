// HTML as a row of tags and texts, whatever it is worth: pages and what word processors put on the clipboard are rarely well-formed.
// Each character is looked at once or twice; nothing is loaded, no script is read.

export type HtmlToken =
  | { readonly type: 'open' | 'close'; readonly name: string; readonly attributes: string }
  | { readonly type: 'text'; readonly text: string };

/** Elements whose content is no text of the page, up to their end tags. */
const raw = /^(?:script|style|noscript|template|iframe|object|svg|math|title|textarea|xmp|head)$/;

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ensp: '\u2002',
  emsp: '\u2003',
  thinsp: '\u2009',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  middot: '·',
  times: '×',
  divide: '÷',
  deg: '°',
  yen: '¥',
  le: '≤',
  ge: '≥',
  ne: '≠',
  plusmn: '±',
  bull: '•',
  copy: '©',
  reg: '®',
};

function character(code: number): string {
  const isNone = Number.isNaN(code) || code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff);
  return isNone ? '\ufffd' : String.fromCodePoint(code);
}

/** A text with its character references replaced; unknown ones stay as they are written. */
export const unescaped = (text: string) =>
  text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));?/gi, (written, hex, decimal, name: string) => {
    if (hex) return character(Number.parseInt(hex, 16));
    if (decimal) return character(Number(decimal));
    return named[name] ?? named[name.toLowerCase()] ?? written;
  });

/** Where what begins with `<` ends, and what it is. Comments, conditional ones of Word too, are skipped as such. */
function tagAt(html: string, at: number): { readonly end: number; readonly token: HtmlToken | null } | null {
  if (html.startsWith('<!--', at)) {
    const end = html.indexOf('-->', at + 4);
    return { end: end < 0 ? html.length : end + 3, token: null };
  }
  const match = /^<(\/?)([a-z][\w:.-]{0,40})|^<[!?]/i.exec(html.slice(at, at + 48));
  if (!match) return null;
  const end = html.indexOf('>', at);
  if (end < 0) return { end: html.length, token: null };
  const name = match[2]?.toLowerCase();
  if (!name) return { end: end + 1, token: null };
  const attributes = html.slice(at + match[0].length, end);
  return { end: end + 1, token: { type: match[1] ? 'close' : 'open', name, attributes } };
}

/** The tokens of a page, one after the other. */
export function* htmlTokens(html: string): Generator<HtmlToken> {
  let at = 0;
  let textFrom = 0;
  const lower = html.toLowerCase();
  const textUntil = (end: number): HtmlToken[] =>
    end > textFrom ? [{ type: 'text', text: unescaped(html.slice(textFrom, end)) }] : [];
  while (at < html.length) {
    const next = html.indexOf('<', at);
    if (next < 0) break;
    const tag = tagAt(html, next);
    if (!tag) {
      at = next + 1;
      continue;
    }
    yield* textUntil(next);
    at = tag.end;
    if (tag.token) yield tag.token;
    if (tag.token?.type === 'open' && raw.test(tag.token.name) && !tag.token.attributes.endsWith('/')) {
      const end = lower.indexOf(`</${tag.token.name}`, at);
      at = end < 0 ? html.length : end;
    }
    textFrom = at;
  }
  yield* textUntil(html.length);
}
