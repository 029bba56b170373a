/**
 * What the detail of a stored entry says. One that was tampered with need not be readable any more: it is shown as it lies there, since
 * whoever looks at a broken log must see just that entry.
 */
export function readDetail(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {
    // Shown as it lies there.
  }
  return { damaged: text };
}

/** The time of an entry, in epoch ms, as a file says it; what is none, as it lies there. */
export const timeText = (at: number): string => {
  const time = new Date(at);
  return Number.isNaN(time.getTime()) ? String(at) : time.toISOString();
};
