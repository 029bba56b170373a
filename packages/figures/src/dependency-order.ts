/**
 * Groups of a directed graph in which each node reaches each other (strongly connected components), what a node depends on
 * before the node itself: Tarjan 1972, iterative, because a chain of thousands of figures would overflow the stack.
 */

/** One group: a single node, or the members of a cycle. */
export interface DependencyGroup {
  readonly members: readonly string[];
  readonly cyclic: boolean;
}

interface Visit {
  readonly node: string;
  readonly dependencies: readonly string[];
  next: number;
}

interface NodeState {
  readonly index: number;
  low: number;
  open: boolean;
}

/**
 * The groups of all `nodes`, in an order in which every dependency comes first. Linear in nodes and dependencies.
 * @param dependenciesOf - what a node needs; names outside `nodes` are ignored
 */
export function dependencyGroups(
  nodes: readonly string[],
  dependenciesOf: (node: string) => readonly string[],
): readonly DependencyGroup[] {
  const known = new Set(nodes);
  const states = new Map<string, NodeState>();
  const path: string[] = [];
  const groups: DependencyGroup[] = [];
  const enter = (node: string): Visit => {
    states.set(node, { index: states.size, low: states.size, open: true });
    path.push(node);
    return { node, dependencies: dependenciesOf(node).filter((id) => known.has(id)), next: 0 };
  };
  for (const root of nodes) {
    if (states.has(root)) continue;
    const visits = [enter(root)];
    for (let visit = visits.at(-1); visit !== undefined; visit = visits.at(-1)) {
      const dependency = visit.dependencies[visit.next];
      visit.next += 1;
      if (dependency !== undefined) {
        if (states.has(dependency)) lower(states, visit.node, dependency);
        else visits.push(enter(dependency));
        continue;
      }
      visits.pop();
      const parent = visits.at(-1);
      if (parent !== undefined) lower(states, parent.node, visit.node);
      const group = closedGroup(states, path, visit);
      if (group !== null) groups.push(group);
    }
  }
  return groups;
}

/** What a node depends on and is still open lies on a cycle with it. */
function lower(states: ReadonlyMap<string, NodeState>, node: string, dependency: string): void {
  const state = states.get(node)!;
  const other = states.get(dependency)!;
  if (other.open) state.low = Math.min(state.low, other.low);
}

function closedGroup(
  states: ReadonlyMap<string, NodeState>,
  path: string[],
  visit: Visit,
): DependencyGroup | null {
  const state = states.get(visit.node)!;
  if (state.low !== state.index) return null;
  const members = path.splice(path.lastIndexOf(visit.node));
  for (const member of members) states.get(member)!.open = false;
  return { members, cyclic: members.length > 1 || visit.dependencies.includes(visit.node) };
}
