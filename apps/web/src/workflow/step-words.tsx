import type { PersonId, WorkflowStep } from '@huigao/report';
import { useText } from '../app/locale';

export interface StepWordsProps {
  readonly step: WorkflowStep;
  readonly nameOf: (person: PersonId) => string;
}

/** 林晓 定稿; 林晓 代 赵明 签署. */
export function StepWords({ step: { event, by, onBehalfOf }, nameOf }: StepWordsProps) {
  const t = useText();
  if (event === 'skip' && onBehalfOf)
    return t('workflow.step-skipped', { name: nameOf(by), other: nameOf(onBehalfOf) });
  return onBehalfOf
    ? t('workflow.step-for', { name: nameOf(by), other: nameOf(onBehalfOf) })
    : t('workflow.step', { name: nameOf(by), event: t(`workflow.event.${event}`) });
}
