/**
 * Kinds of sections of the built-in genre 部门整体支出绩效自评报告, in the order of its outline; `other` is any further section,
 * `attachment` an attachment 附件 behind the signature.
 */
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
  'attachment',
] as const;

export type SectionKind = (typeof sectionKinds)[number];
