/** Kinds of sections of the built-in genre 部门整体支出绩效自评报告, in the order of its outline; `other` is any further section. */
export const sectionKinds = [
  'functions',
  'budget',
  'goals',
  'tasks',
  'conclusion',
  'taskResults',
  'achievements',
  'problems',
  'plans',
  'other',
] as const;

export type SectionKind = (typeof sectionKinds)[number];
