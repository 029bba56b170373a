import { lazy, Suspense, useSyncExternalStore } from 'react';
import type { TableToolsProps } from './table-tools';

const TableTools = lazy(() => import('./table-tools'));

/** The tools of a table, loaded when the caret first stands in one. */
export function TableToolsWhenNeeded(props: Omit<TableToolsProps, 'table'>) {
  const table = useSyncExternalStore(props.watch.subscribe, props.watch.current);
  if (table === null) return null;
  return (
    <Suspense fallback={null}>
      <TableTools {...props} table={table} />
    </Suspense>
  );
}
