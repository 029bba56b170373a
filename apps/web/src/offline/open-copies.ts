// Which copies this page has open: they can be let go of only when they are closed.

const open = new Set<Promise<void>>();

/** Closing takes moments; a database that never ends must not keep somebody from signing out. */
const patienceMs = 3000;

/** Notes a copy as open; the returned function says that it is closed. */
export function copyOpened(): () => void {
  let close = () => {};
  const closed = new Promise<void>((resolve) => {
    close = resolve;
  });
  open.add(closed);
  return () => {
    open.delete(closed);
    close();
  };
}

/** Resolves when all copies are closed that are open now. */
export async function copiesClosed(): Promise<void> {
  const late = new Promise<void>((resolve) => setTimeout(resolve, patienceMs));
  await Promise.race([Promise.all(open), late]);
}
