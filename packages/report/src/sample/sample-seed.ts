import { bodyFromNotation } from '../body/notation';
import { templateGuide } from '../templates/section-guide';
import { selfEvaluationTemplate } from '../templates/self-evaluation-template';
import { figureFromDefinition, type ReportSeed } from '../templates/template';
import { sampleFigures } from './sample-figures';
import { sampleDate, sampleDepartment, sampleSections, sampleTitle, sampleYear } from './sample-report';
import { sampleIndicators, sampleTasks } from './sample-tasks';

/** What the sample's local notice asks of some sections: so many characters at most. */
const most: Readonly<Record<string, number>> = { conclusion: 800, achievements: 3000, problems: 800 };

/**
 * The sample report: an invented department, with the outline of the built-in template. Its budget section says 99.7 % where its own
 * amounts give 99.97 %, so that a newcomer sees what the product is for.
 */
export function sampleSeed(): ReportSeed {
  const sections: Readonly<Record<string, readonly string[]>> = sampleSections;
  return {
    title: sampleTitle,
    year: sampleYear,
    signature: { department: sampleDepartment, date: sampleDate },
    outline: selfEvaluationTemplate.outline.map(({ kind, level, title }) => ({
      kind,
      level,
      title,
      body: kind === 'part' ? null : bodyFromNotation(sections[kind] ?? ['']),
      ...(most[kind] ? { guide: { ...templateGuide(kind), most: most[kind] } } : {}),
    })),
    figures: sampleFigures.map(figureFromDefinition),
    tasks: sampleTasks,
    indicators: sampleIndicators,
  };
}
