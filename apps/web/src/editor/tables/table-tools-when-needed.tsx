import { useSyncExternalStore } from 'react';
import { late } from '../../app/late';
import type { TableToolsProps } from './table-tools';

const TableTools = late(() => import('./table-tools'), []);

/** The tools of a table, loaded when the caret first stands in one. */
export function TableToolsWhenNeeded(props: Omit<TableToolsProps, 'table'>) {
  const table = useSyncExternalStore(props.watch.subscribe, props.watch.current);
  if (table === null) return null;
  return <TableTools {...props} table={table} />;
}
