import type { FigureProposal, Proposal } from '@huigao/import';
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
  /** Figures that could be made of its amounts, to be taken by their places in this list. */
  readonly figures: readonly {
    readonly label: string;
    readonly group: string;
    /** As the text shows it first. */
    readonly text: string;
    readonly places: number;
    readonly isSuggested: boolean;
  }[];
}

/** @param paragraphs - of the source; null: not counted there */
export function previewOf(
  seed: ReportSeed,
  {
    notUnderstood,
    encoding,
    paragraphs,
  }: Pick<Proposal, 'encoding' | 'notUnderstood'> & { readonly paragraphs: number | null },
  proposed: readonly FigureProposal[],
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
    comments: seed.threads?.length ?? 0,
    suggestions: seed.suggestions?.length ?? 0,
    figures: proposed.map(({ figure, places, isSuggested }) => ({
      label: figure.label,
      group: figure.group,
      text: places[0]!.text,
      places: places.length,
      isSuggested,
    })),
  };
}
