/** The built-in templates, the usual one first. Their names stand in `messages` under `template.` and the id. */
export const templateIds = ['self-evaluation', 'project-expenditure'] as const;
export type TemplateId = (typeof templateIds)[number];
