import { figuresShownIn, type Report, type SectionId, type TidyRule, tidyBody } from '@huigao/report';
import type { ReportSession } from '../report/report-session';
import { keyed, type TidyFound } from './tidy-found';

type TidySession = Pick<ReportSession, 'store' | 'texts' | 'undoOrder'>;

/** What came of it. */
export interface Tidied {
  readonly made: number;
  /** Not made: the words there have changed since, or may not be changed any more. */
  readonly missed: number;
}

/**
 * Makes changes that were looked at, in the texts as they are now: what reads otherwise by now is left. All of it is one step of undo.
 * @param rules - those by which the changes were found
 */
export function tidyTexts(
  session: TidySession,
  wanted: readonly TidyFound[],
  rules: ReadonlySet<TidyRule>,
): Tidied {
  const report = session.store.current();
  let made = 0;
  session.undoOrder.together(() => {
    for (const section of new Set(wanted.map((one) => one.section))) {
      const keys = new Set(wanted.flatMap((one) => (one.section === section ? [one.key] : [])));
      if (report) made += tidySection(session, report, section, { keys, rules });
    }
  });
  return { made, missed: wanted.length - made };
}

function tidySection(
  { texts }: TidySession,
  report: Report,
  section: SectionId,
  { keys, rules }: { readonly keys: ReadonlySet<string>; readonly rules: ReadonlySet<TidyRule> },
): number {
  const pins = report.outline.find(({ id }) => id === section)?.pins ?? null;
  let made = 0;
  const isWritten = texts.of(section)?.writeEdits((body) => {
    const now = keyed(section, tidyBody(section, body, figuresShownIn(report, pins), rules));
    const chosen = now.filter(({ key }) => keys.has(key));
    made = chosen.length;
    return chosen.flatMap(({ change }) => change.edits);
  });
  return isWritten ? made : 0;
}
