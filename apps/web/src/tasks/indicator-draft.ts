import { type IndicatorContent, indicatorContent, type Report } from '@huigao/report';
import { measureEntry, readMeasure } from './measure-text';

/** An indicator as it stands in its form: target and actual value as they are typed. */
export type IndicatorDraft = Omit<IndicatorContent, 'target' | 'actual'> & {
  readonly target: string;
  readonly actual: string;
};

export const draftOfIndicator = (figures: Report['figures'], content: IndicatorContent): IndicatorDraft => ({
  ...indicatorContent(content),
  target: measureEntry(figures, content.target),
  actual: measureEntry(figures, content.actual),
});

export const indicatorOfDraft = (figures: Report['figures'], draft: IndicatorDraft): IndicatorContent => ({
  ...draft,
  name: draft.name.trim(),
  target: readMeasure(figures, draft.target),
  actual: readMeasure(figures, draft.actual),
});
