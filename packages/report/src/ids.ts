// Ids are strings with a brand, so that a figure's id cannot be passed where a section's is meant.

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type ReportId = Branded<'report'>;
export type SectionId = Branded<'section'>;
export type FigureId = Branded<'figure'>;
export type PersonId = Branded<'person'>;

export const reportId = (text: string) => text as ReportId;
export const sectionId = (text: string) => text as SectionId;
export const figureId = (text: string) => text as FigureId;
export const personId = (text: string) => text as PersonId;

export type TaskId = Branded<'task'>;
export type IndicatorId = Branded<'indicator'>;
export const taskId = (text: string) => text as TaskId;
export const indicatorId = (text: string) => text as IndicatorId;
