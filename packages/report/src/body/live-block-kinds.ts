// What a live block 实时图表 can be of. What it shows is drawn elsewhere, of the whole report.

/** Tables: 收支 by source and by nature, 重点任务, 绩效指标. Charts: execution rates, year on year. */
export const liveKinds = [
  'bySource',
  'byNature',
  'tasks',
  'indicators',
  'executionChart',
  'yearOnYearChart',
] as const;
export type LiveKind = (typeof liveKinds)[number];

export const isLiveKind = (value: unknown): value is LiveKind => liveKinds.includes(value as LiveKind);

/** Longest id or name that a block can be of, in UTF-16 units. */
export const longestOf = 200;

/** The attributes of a `liveBlock` node. */
export interface LiveBlockAttrs {
  readonly kind: LiveKind;
  readonly of: string;
}
