/** A cell by row and column, from 0. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/**
 * The cell a key leads to, after the grid pattern of the ARIA Authoring Practices: arrows, Home and End in the row, with Ctrl in the
 * whole grid; null for other keys, and where there is no further cell.
 */
export function stepInGrid(
  key: string,
  { ctrl }: { readonly ctrl: boolean },
  { row, column }: GridPlace,
  size: { readonly rows: number; readonly columns: number },
): GridPlace | null {
  const last = { row: size.rows - 1, column: size.columns - 1 };
  const next = ((): GridPlace | null => {
    switch (key) {
      case 'ArrowRight':
        return { row, column: column + 1 };
      case 'ArrowLeft':
        return { row, column: column - 1 };
      case 'ArrowDown':
        return { row: row + 1, column };
      case 'ArrowUp':
        return { row: row - 1, column };
      case 'Home':
        return { row: ctrl ? 0 : row, column: 0 };
      case 'End':
        return { row: ctrl ? last.row : row, column: last.column };
      default:
        return null;
    }
  })();
  if (!next || next.row < 0 || next.column < 0) return null;
  return next.row > last.row || next.column > last.column ? null : next;
}
