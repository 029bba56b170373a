import { projectTemplate } from './project-template';
import { selfEvaluationTemplate } from './self-evaluation-template';
import type { Template } from './template';
import type { TemplateId } from './template-ids';

/** Every built-in template by its id. */
export const templates: Readonly<Record<TemplateId, Template>> = {
  'self-evaluation': selfEvaluationTemplate,
  'project-expenditure': projectTemplate,
};
