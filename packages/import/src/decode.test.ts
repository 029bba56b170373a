import { expect, test } from 'vitest';
import { decodeText, largestFileBytes, longestTextCharacters } from './decode';

const utf8 = (text: string) => new TextEncoder().encode(text);

/** GB18030 bytes of a text whose characters lie in its two-byte area. */
function gb18030(text: string): Uint8Array {
  const codes = new Map<string, readonly number[]>();
  const decoder = new TextDecoder('gb18030');
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++)
      if (low !== 0x7f) codes.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
  return Uint8Array.from(
    [...text].flatMap((sign) => (sign < '\u0080' ? [sign.charCodeAt(0)] : codes.get(sign)!)),
  );
}

function utf16(text: string, order: 'le' | 'be'): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(text.length * 2));
  for (let index = 0; index < text.length; index++)
    bytes.setUint16(index * 2, text.charCodeAt(index), order === 'le');
  return new Uint8Array(bytes.buffer);
}

const text = '一、基本情况\r\n全年预算数 2,119.56 万元，执行率 99.97%。';

test.each([
  ['utf-8', utf8(text)],
  ['utf-8-bom', utf8(`\ufeff${text}`)],
  ['gb18030', gb18030(text)],
  ['utf-16le', utf16(`\ufeff${text}`, 'le')],
  ['utf-16be', utf16(`\ufeff${text}`, 'be')],
])('%s is read', (encoding, bytes) => {
  expect(decodeText(bytes)).toEqual({ ok: true, text, encoding });
});

const png = Uint8Array.of(
  0x89,
  0x50,
  0x4e,
  0x47,
  0x0d,
  0x0a,
  0x1a,
  0x0a,
  0,
  0,
  0,
  0x0d,
  0x49,
  0x48,
  0x44,
  0x52,
);

test.each([
  ['an empty file', new Uint8Array(), 'empty'],
  ['white space', utf8('\ufeff \r\n\u3000\t'), 'empty'],
  ['a picture', png, 'not-text'],
  ['a zip (a .docx)', Uint8Array.of(0x50, 0x4b, 3, 4, 0x14, 0, 6, 0), 'not-text'],
  ['control characters', utf8('a\u0001b\u0002c\u001bd'), 'not-text'],
  ['bytes no encoding has', Uint8Array.of(0x41, 0xff, 0x41, 0xff, 0xff, 0x80), 'unknown-encoding'],
  ['broken UTF-16', Uint8Array.of(0xff, 0xfe, 0x41), 'unknown-encoding'],
  [
    'a private-use heap',
    Uint8Array.from({ length: 40 }, (_, index) => (index % 2 ? 0xa5 : 0xfa)),
    'unknown-encoding',
  ],
  ['a file of 21 MB', new Uint8Array(largestFileBytes + 1).fill(0x61), 'too-large'],
  ['a text no editor shows', new Uint8Array(longestTextCharacters + 1).fill(0x61), 'too-large'],
])('%s is refused', (_, bytes, code) => {
  expect(decodeText(bytes)).toMatchObject({ ok: false, code });
});
