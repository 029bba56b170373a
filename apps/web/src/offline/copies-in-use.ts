// Whether any tab uses the copies of a report on this machine: whoever would delete them must know, since deleting waits for that tab
// and then takes what was typed there meanwhile. By the locks of the browser (Web Locks), which end with their tab. On plain http from
// another machine there are none; then nobody deletes.

/** Names the lock of one person's copies of one report. */
const lockOf = (person: string, report: string) => `huigao.copies ${person} ${report}`;

const locks = (): LockManager | undefined => navigator.locks;

/** Says that this tab uses a person's copies of a report. @returns ends it */
export function holdCopies(person: string, report: string): () => void {
  let done = () => {};
  const used = new Promise<void>((resolve) => {
    done = resolve;
  });
  locks()
    ?.request(lockOf(person, report), { mode: 'shared' }, () => used)
    .catch((error: unknown) => console.warn('The copies of a report cannot be held.', error));
  return done;
}

/** Does something to a person's copies of a report while no tab uses them; nothing where one does, or where that is not known. */
export async function ifUnused(person: string, report: string, act: () => Promise<void>): Promise<void> {
  await locks()?.request(lockOf(person, report), { ifAvailable: true }, (lock) => (lock ? act() : undefined));
}
