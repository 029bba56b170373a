/** Rules, in the order in which they are applied and shown. `empty` looks at paragraphs and is applied by `tidyBody`. */
export const tidyRules = [
  'width',
  'markers',
  'dashes',
  'brackets',
  'quotes',
  'marks',
  'doubled',
  'spaces',
  'mixed',
  'ends',
  'empty',
] as const;
export type TidyRule = (typeof tidyRules)[number];
