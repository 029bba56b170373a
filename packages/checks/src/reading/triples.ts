// The sentence that every such report has: 全年预算数 X，执行数 Y，完成预算的 Z%. Its numbers are read as one triple only where it is
// clear which belong together.

import type { Line, Statement } from './line';
import { derived, type Reading } from './reading';
import { itemWords } from './roles';

/** Budgeted amount, executed amount and rate that belong together; what is not said is null. */
export interface Triple {
  readonly line: Line;
  readonly initialBudget: Statement | null;
  readonly budgeted: Statement | null;
  readonly executed: Statement | null;
  /** One, or one by each budget: 完成年初预算的 A%，完成调整后预算的 B%. */
  readonly rates: readonly Statement[];
}

type Part = 'initialBudget' | 'budgeted' | 'executed' | 'rate';
type Open = Partial<Record<Exclude<Part, 'rate'>, Statement>> & { readonly rates: Statement[] };

const partOf = ({ term, figure }: Statement): Part | null => {
  const role = term?.role;
  if (figure.approx !== 'exact') return null;
  if (role === 'rate') return figure.unit === '%' ? role : null;
  const isPart = role === 'initialBudget' || role === 'budgeted' || role === 'executed';
  return isPart && figure.unit === '元' ? role : null;
};

const itemIn = (statement: Statement | undefined) => itemWords.exec(statement?.lead ?? '')?.[0] ?? '';

const isFree = (group: Open, part: Part, { term }: Statement): boolean =>
  part === 'rate' ? group.rates.every((rate) => rate.term?.denominator !== term?.denominator) : !group[part];

const shapeOf = ({ rates, initialBudget, budgeted, executed }: Open) =>
  [initialBudget, budgeted, executed].map((amount) => (amount ? 1 : 0)).join('') + rates.length;

/** Groups in which no role comes twice; null when the groups are not alike, so that it is not clear what belongs together. */
function grouped(statements: readonly Statement[]): readonly Open[] | null {
  const groups: Open[] = [];
  for (const statement of statements) {
    const part = partOf(statement);
    if (!part) continue;
    const last = groups.at(-1);
    const group = last && isFree(last, part, statement) ? last : { rates: [] };
    if (part === 'rate') group.rates.push(statement);
    else group[part] = statement;
    if (group !== last) groups.push(group);
  }
  const shapes = new Set(groups.map(shapeOf));
  return shapes.size > 1 ? null : groups;
}

/** A rate of another item than its amounts belongs to none of them. */
function consistent(group: Open): boolean {
  const items = [itemIn(group.budgeted), itemIn(group.initialBudget), itemIn(group.executed)];
  return group.rates.map(itemIn).every((item) => item === '' || items.includes(item));
}

const isTriple = ({ budgeted, initialBudget, executed }: Open) => executed && (budgeted || initialBudget);

const tripleOf = (line: Line, group: Open): Triple => ({
  line,
  initialBudget: group.initialBudget ?? null,
  budgeted: group.budgeted ?? null,
  executed: group.executed ?? null,
  rates: group.rates,
});

function triplesOf(line: Line): readonly Triple[] {
  const groups = line.inSentence.map(grouped);
  const complete = groups.flatMap((list) => list ?? []).filter(isTriple);
  // One of each in the whole paragraph belongs together too, though sentences part them.
  const whole = grouped(line.statements);
  const only = whole?.length === 1 && isTriple(whole[0]!) ? whole : complete;
  return only.filter(consistent).map((group) => tripleOf(line, group));
}

/** Every triple of the report, in order. */
export const triples = derived((reading: Reading): readonly Triple[] => reading.lines.flatMap(triplesOf));

/** The triples of each line that has any. */
export const triplesByLine = derived((reading: Reading): ReadonlyMap<Line, readonly Triple[]> => {
  const byLine = new Map<Line, Triple[]>();
  for (const triple of triples(reading))
    byLine.set(triple.line, [...(byLine.get(triple.line) ?? []), triple]);
  return byLine;
});
