// The numbers of a table, each with the words that stand beside and above it.

import { decimal, decimalText, normaliseWidth, parseDecimal, recogniseToken } from '@huigao/figures';
import { isCountingColumn, unitCell, unitIn } from './labels';
import type { Cell, Table } from './table';

/** A number with what the table says beside and above it. */
export interface TableNumber {
  readonly row: number;
  readonly column: number;
  readonly rowLabel: string;
  readonly columnLabel: string;
  readonly number: string;
  readonly unit: string;
}

const textOf = (cell: Cell | undefined) => cell?.text ?? '';

/** Nearly every amount of a table; the recogniser reads the others (1.5万, 百分之三). */
const simpleAmount = /^(-?\d{1,20}(?:\.\d{1,20})?)(亿元|万元|千元|元|%|人次|[名人件项个次家条户期])$/u;

/** A cell's number and the unit in the cell itself; null for text. */
function numberOf(cell: Cell | undefined): { readonly number: string; readonly unit: string } | null {
  if (!cell || cell.text === '') return null;
  if (cell.number !== undefined) return { number: cell.number, unit: cell.unit ?? '' };
  const plain = normaliseWidth(cell.text).replace(/[\s,，￥¥]/g, '');
  const bare = parseDecimal(plain.replace(/^\((.*)\)$/, '-$1'));
  if (bare) return { number: decimalText(bare), unit: '' };
  const simple = simpleAmount.exec(plain);
  if (simple) return { number: decimalText(decimal(simple[1]!)), unit: simple[2]! };
  // What begins with words is a name, whatever numbers it holds.
  const token = /^[-−+￥¥\d]/.test(normaliseWidth(cell.text).trim()) ? recogniseToken(cell.text) : null;
  return token && token.approx === 'exact' && token.unit !== ''
    ? { number: token.value, unit: token.unit }
    : null;
}

/** The numbers of a table, in reading order. */
export function tableNumbers({ rows }: Table): readonly TableNumber[] {
  const headings: string[] = [];
  return rows.flatMap((cells, row) => {
    let rowLabel = '';
    let rowUnit = '';
    const found: TableNumber[] = [];
    cells.forEach((cell, column) => {
      const text = textOf(cell);
      if (text === '') return;
      const number = numberOf(cell);
      if (!number) {
        const unit = unitCell(text);
        if (unit !== '') rowUnit = unit;
        else if (found.length === 0) rowLabel = text;
        headings[column] = text;
        return;
      }
      const columnLabel = headings[column] ?? '';
      if (isCountingColumn(normaliseWidth(columnLabel).replace(/\s/g, ''))) return;
      if (isHeadingYear(text, rowLabel)) {
        headings[column] = `${text}年`;
        return;
      }
      found.push({ row, column, rowLabel, columnLabel, number: number.number, unit: number.unit });
    });
    // A unit that stands behind the number: 招录人数 | 267 | 名.
    return found.map((one) => ({
      ...one,
      unit: one.unit || unitIn(one.columnLabel) || unitIn(one.rowLabel) || rowUnit,
    }));
  });
}

/** 2022 and 2023 alone at the head of columns are years. */
const isHeadingYear = (text: string, rowLabel: string) => rowLabel === '' && /^(?:19|20|21)\d\d$/.test(text);

/** The unit said above or in its first rows (单位：万元); empty: none. */
export function unitOfTable({ rows }: Table): string {
  for (const cell of rows.slice(0, 6).flat()) {
    const unit = /单位/.test(cell.text) ? unitIn(cell.text) : '';
    if (unit !== '') return unit;
  }
  return '';
}
