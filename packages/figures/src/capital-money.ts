/**
 * Capital money 大写金额 of contracts and vouchers: 贰仟壹佰壹拾捌万玖仟元整, both ways. Written to the 分; 整 follows when no 分
 * does. Read with 元 or 圆, 整 or 正.
 */
import { type Decimal, decimal, fixedText } from './decimal';
import { parseHanInteger } from './han-numeral';

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const HAN_OF: ReadonlyMap<string, string> = new Map(
  [...'零壹贰叁肆伍陆柒捌玖拾佰仟萬億'].map((char, index) => [
    char,
    [...'零一二三四五六七八九十百千万亿'][index]!,
  ]),
);
const LIMIT = decimal('1e16');

/** @returns null from 10,000,000,000,000,000 元 on, for which there is no customary form */
export function formatCapitalMoney(amount: Decimal): string | null {
  if (amount.abs().gte(LIMIT)) return null;
  const [whole, fraction] = fixedText(amount.abs(), 2).split('.') as [string, string];
  const yuan = capitalInteger(whole);
  const text = yuan === '' ? centsText(fraction, 'alone') : `${yuan}元${centsText(fraction, 'after-yuan')}`;
  return amount.lt('0') && text !== ZERO_TEXT ? `负${text}` : text;
}

const ZERO_TEXT = '零元整';

function centsText(fraction: string, position: 'alone' | 'after-yuan'): string {
  const jiao = capitalDigit(fraction, 0);
  const fen = capitalDigit(fraction, 1);
  if (fraction === '00') return position === 'alone' ? ZERO_TEXT : '整';
  if (fraction[1] === '0') return `${jiao}角整`;
  if (fraction[0] !== '0') return `${jiao}角${fen}分`;
  return position === 'alone' ? `${fen}分` : `零${fen}分`;
}

function capitalDigit(digits: string, at: number): string {
  return DIGITS[Number(digits[at])]!;
}

/** Empty for zero. `digits` are plain ASCII digits. */
function capitalInteger(digits: string): string {
  const trimmed = digits.replace(/^0+/, '');
  if (trimmed.length > 8) return joined(trimmed, 8, '亿');
  return trimmed.length > 4 ? joined(trimmed, 4, '万') : capitalSection(trimmed);
}

function joined(digits: string, places: number, word: string): string {
  const low = digits.slice(-places);
  const rest = capitalInteger(low);
  const gap = rest !== '' && low.startsWith('0') ? '零' : '';
  return capitalInteger(digits.slice(0, -places)) + word + gap + rest;
}

function capitalSection(digits: string): string {
  let text = '';
  let gap = false;
  for (const [index, digit] of [...digits].entries()) {
    if (digit === '0') {
      gap = true;
      continue;
    }
    text += (gap ? '零' : '') + DIGITS[Number(digit)] + ['', '拾', '佰', '仟'][digits.length - 1 - index];
    gap = false;
  }
  return text;
}

const AMOUNT =
  /(负)?(?:人民币 ?)?(?:([零壹贰叁肆伍陆柒捌玖拾佰仟万亿萬億]{1,40})[元圆])?(?:零?([壹贰叁肆伍陆柒捌玖])角)?(?:零?([壹贰叁肆伍陆柒捌玖])分)?([整正])?/y;
const HAN = /\p{Script=Han}/u;

/** Capital money beginning at `at`, with the offset of its end and its value in 元; null when there is none. */
export function readCapitalMoney(
  text: string,
  at: number,
): { readonly value: Decimal; readonly to: number } | null {
  AMOUNT.lastIndex = at;
  const match = AMOUNT.exec(text);
  if (match === null) return null;
  const [token, minus, yuan, jiao, fen, whole] = match;
  const to = at + token.length;
  const sure = token.includes('人民币') || whole || (jiao && fen) || /[拾佰仟万亿萬億]/.test(yuan ?? '');
  // 陆 and 伍 are also surnames: a digit and a unit alone count only where no word goes on.
  if (!(yuan || jiao || fen) || (!sure && HAN.test(text[to] ?? ''))) return null;
  const integer = parseHanInteger(yuan ? [...yuan].map((char) => HAN_OF.get(char) ?? char).join('') : '零');
  if (integer === null) return null;
  const value = integer.plus(`0.${digitOf(jiao)}${digitOf(fen)}`);
  return { value: minus ? value.neg() : value, to };
}

function digitOf(capital: string | undefined): number {
  return capital === undefined ? 0 : DIGITS.indexOf(capital);
}
