// T8: a count beside the list it counts. Lists before the number (甲、乙、丙3个方面) only with words that count aspects, since a verb
// may stand between; lists behind it (下属单位3个，包括甲、乙、丙。) only up to the end of the sentence. With 等 a list is not all.

import { decimal } from '@huigao/figures';
import type { Finding } from '../finding';
import type { Line, Statement } from '../reading/line';
import { found, type Rule } from '../rule';

const aspects = /^(?:个)?(?:大)?(?:方面|领域|维度|环节|层面|板块|类别)/;
const listedAfter =
  /^[^，。；：、]{0,10}[，：:,]?\s*(?:分别是|分别为|包括|具体包括|具体为|即|分别|为|包含)[：:]?\s*/;

const itemsOf = (list: string) => list.split('、').map((item) => item.trim());

/** 和、及、与 may join the last two items, or belong to a name: both counts are accepted. */
const joined = (item: string) => (/[^\s](?:和|及|与|以及)[^\s]/.test(item) ? 1 : 0);

function accepted(items: readonly string[]): ReadonlySet<string> {
  const extra = joined(items.at(-1) ?? '');
  return new Set([String(items.length), String(items.length + extra)]);
}

function listBefore(line: Line, { from, to, figure }: Statement): readonly string[] | null {
  const tail = line.text.slice(figure.coreFrom, to + 6).replace(/^[\d\s]+/, '');
  if (!aspects.test(tail)) return null;
  const before = line.text.slice(Math.max(0, from - 120), from).trimEnd();
  const clause = before.split(/[，。；：,;:]/).at(-1)!;
  if (/等$/.test(clause) || /[（）()“”]/.test(clause)) return null;
  const items = itemsOf(clause);
  if (items.length < 3) return null;
  // The first item has the verb before it; a long last item has more than an item in it.
  const lengths = items.slice(1).map((item) => item.length);
  return Math.max(...lengths) <= Math.min(...lengths) + 3 ? items : null;
}

function listAfter(line: Line, { to, figure }: Statement): readonly string[] | null {
  if (figure.unit !== '个' && figure.unit !== '家' && figure.unit !== '项') return null;
  const rest = line.text.slice(to, to + 240);
  const lead = listedAfter.exec(rest);
  const end = rest.search(/[。；]/);
  if (!lead || end < 0 || lead[0].length > end) return null;
  const list = rest.slice(lead[0].length, end);
  if (/等|[，：:,（(“]|\d/.test(list)) return null;
  const items = itemsOf(list);
  return items.length >= 2 && items.every((item) => item.length > 1 && item.length <= 30) ? items : null;
}

function findingOf(line: Line, statement: Statement): Finding | null {
  const { figure, value } = statement;
  if (figure.approx !== 'exact' || value.gt(decimal('30'))) return null;
  const items = listBefore(line, statement) ?? listAfter(line, statement);
  if (!items || accepted(items).has(value.toString())) return null;
  const parameters = { shown: figure.text, count: String(items.length), items: items.join('、') };
  return found({ rule: 'T8', severity: 'warn', message: 'finding.list-count' }, statement, {
    parameters,
    expected: String(items.length),
  });
}

/** T8. */
export const countedLists: Rule = {
  id: 'T8',
  severity: 'warn',
  run: ({ lines }) => lines.flatMap((line) => line.statements.flatMap((one) => findingOf(line, one) ?? [])),
};
