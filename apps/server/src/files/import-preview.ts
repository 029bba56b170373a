import type { FigureProposal, Proposal, RecordProposal } from '@huigao/import';
import {
  blockText,
  countCharacters,
  type ReportSeed,
  reportFromSeed,
  reportId,
  shownSections,
} from '@huigao/report';

/** What a file would become, as it is shown before it does. */
export interface ImportPreview extends Pick<Proposal, 'encoding' | 'notUnderstood'> {
  readonly title: string;
  readonly sections: readonly {
    readonly number: string;
    readonly title: string;
    readonly kind: string;
    readonly characters: number;
  }[];
  readonly paragraphs: number;
  /** Comment threads that come with it. */
  readonly comments: number;
  /** Changes under tracking that become suggestions. */
  readonly suggestions: number;
  /** Sections that come with how their text came about. */
  readonly histories: number;
  /** Figures that could be made of its amounts, to be taken by their places in this list. */
  readonly figures: readonly {
    readonly label: string;
    readonly group: string;
    /** As the text shows it first. */
    readonly text: string;
    readonly places: number;
    readonly isSuggested: boolean;
  }[];
  /** Tasks, each followed by its indicators, that could become records, to be taken by their places in this list. */
  readonly records: readonly Pick<RecordProposal, 'kind' | 'title' | 'said'>[];
}

/** All that could be made of a text besides the text. */
export interface Proposed {
  readonly figures: readonly FigureProposal[];
  readonly records: readonly RecordProposal[];
}

/** @param paragraphs - of the source; null: not counted there */
export function previewOf(
  seed: ReportSeed,
  {
    notUnderstood,
    encoding,
    paragraphs,
  }: Pick<Proposal, 'encoding' | 'notUnderstood'> & { readonly paragraphs: number | null },
  proposed: Proposed,
): ImportPreview {
  let id = 0;
  const report = reportFromSeed(seed, { id: reportId('preview'), owner: null, newId: () => `${id++}` });
  const shown = shownSections(report);
  const blocks = shown.reduce(
    (sum, section) => sum + section.blocks.filter((block) => blockText(block) !== '').length,
    0,
  );
  return {
    title: seed.title,
    sections: shown.map(({ entry, number }) => ({
      number,
      title: entry.title,
      kind: entry.kind,
      characters: countCharacters({ ...report, outline: [entry] }),
    })),
    notUnderstood,
    encoding,
    paragraphs: paragraphs ?? blocks,
    comments: report.threads.size,
    suggestions: report.suggestions.size,
    histories: seed.histories?.length ?? 0,
    figures: proposed.figures.map(({ figure, places, isSuggested }) => ({
      label: figure.label,
      group: figure.group,
      text: places[0]!.text,
      places: places.length,
      isSuggested,
    })),
    records: proposed.records.map(({ kind, title, said }) => ({ kind, title, said })),
  };
}
