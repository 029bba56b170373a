// The last answer of each path, while this page lives; that of some paths longer, so that they show without a network.

const answers = new Map<string, unknown>();

/** What outlives the page: the list of reports, from which they are opened offline. */
const lasting: ReadonlySet<string> = new Set(['/reports']);

/** Has a version: what an older client kept must not be read as what this one expects. */
const storageKey = (path: string) => `huigao.answer.1.${path}`;

/** The last answer of a path, or undefined. */
export function keptAnswer(path: string): unknown {
  if (answers.has(path) || !lasting.has(path)) return answers.get(path);
  try {
    const text = localStorage.getItem(storageKey(path));
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function keepAnswer(path: string, value: unknown): void {
  answers.set(path, value);
  if (lasting.has(path)) localStorage.setItem(storageKey(path), JSON.stringify(value));
}

/** Forgets every answer: another person may sign in. */
export function forgetAnswers(): void {
  answers.clear();
  for (const path of lasting) localStorage.removeItem(storageKey(path));
}
