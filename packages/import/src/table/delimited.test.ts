import fc from 'fast-check';
import { expect, test } from 'vitest';
import { delimitedRows, readCsv, readTabbed } from './delimited';

const texts = (text: string, separator: '\t' | ',' | ';') =>
  delimitedRows(text, separator).map((row) => row.map((cell) => cell.text));

test.each([
  [
    'a\tb\r\nc\td\r\n',
    '\t',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    '"一\n行"\t"他说""好"""\n\t3',
    '\t',
    [
      ['一 行', '他说"好"'],
      ['', '3'],
    ],
  ],
  ['名称,"2,119.56",x', ',', [['名称', '2,119.56', 'x']]],
  ['"没有收尾', '\t', [['没有收尾']]],
  ['"a"b\tc', '\t', [['ab', 'c']]],
  ['', '\t', []],
] as const)('%j', (text, separator, rows) => {
  expect(texts(text, separator)).toEqual(rows);
});

test('law: what is quoted and separated is read back', () => {
  const field = fc.stringMatching(/^[a-z",;\t一二]{0,6}$/).map((text) => text.trim().replace(/\s+/g, ' '));
  fc.assert(
    fc.property(
      fc.array(fc.array(field, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
      (rows) => {
        fc.pre(rows.at(-1)!.some((text) => text !== ''));
        const quoted = rows
          .map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(','))
          .join('\n');
        expect(texts(quoted, ',')).toEqual(rows);
      },
    ),
  );
});

const bytes = (text: string) => new TextEncoder().encode(text);

test('a file of commas or semicolons is read, and what is none is refused', () => {
  const csv = readCsv(bytes('\uFEFF项目;金额\n基本支出;1787,17\n'));
  expect(csv.ok && csv.table.rows[1]!.map(({ text }) => text)).toEqual(['基本支出', '1787,17']);
  expect(readCsv(new Uint8Array([0, 1, 2, 255, 0, 0]))).toMatchObject({ ok: false });
  expect(readCsv(bytes(''))).toMatchObject({ ok: false, code: 'empty' });
  expect(readTabbed('\t\t\n')).toMatchObject({ ok: false, code: 'empty' });
  expect(readTabbed('1\t2\n'.repeat(6000))).toMatchObject({ ok: false, code: 'too-many-cells' });
});

test.each(['"', '\t', '"\t', '\n'])(
  'a megabyte of %j takes about four times as long as a quarter',
  (mark) => {
    const timeOf = (length: number) => {
      const start = process.cpuUsage();
      delimitedRows(mark.repeat(length), '\t');
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    };
    const part = timeOf(250_000);
    // Four times as long is linear, sixteen times quadratic. A few milliseconds are noise.
    expect(timeOf(1_000_000)).toBeLessThan(Math.max(part, 30) * 9);
  },
);
