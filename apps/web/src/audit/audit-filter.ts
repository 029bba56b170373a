// What of the audit log is looked at. Its home is the address, so that a view can be passed on.

/** The fields of the address; dates are days as a date field gives them (`2024-03-05`), whole. */
const filterFields = ['action', 'actor', 'report', 'from', 'to'] as const;
export type FilterField = (typeof filterFields)[number];
export type AuditFilter = Readonly<Partial<Record<FilterField, string>>>;

export function filterOf(search: URLSearchParams): AuditFilter {
  return Object.fromEntries(
    filterFields.flatMap((field) => {
      const value = search.get(field);
      return value ? [[field, value]] : [];
    }),
  );
}

/** Begin of a day, `days` later, where the browser is; null when it is none. Epoch ms. */
function dayAt(day: string | undefined, days: number): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day ?? '');
  return match ? new Date(Number(match[1]), Number(match[2]) - 1, Number(match[3]) + days).getTime() : null;
}

/** The query that asks the server for it. The day `to` counts whole. */
export function queryOf({ action, actor, report, from, to }: AuditFilter): URLSearchParams {
  const query = new URLSearchParams();
  const set = (name: string, value: string | number | null | undefined) => {
    if (value !== null && value !== undefined) query.set(name, `${value}`);
  };
  set('action', action);
  set('actor', actor);
  set('report', report);
  set('from', dayAt(from, 0));
  set('to', dayAt(to, 1));
  return query;
}
