// A copy for people outside: the file, and a manifest that says what it shows: figures as they stand in it with their versions, and
// digests of the sections and of the file, so that whoever has both can tell whether they belong together.

import {
  type Figure,
  figureText,
  placesByFigure,
  type Report,
  sectionDigest,
  shownSections,
  textDigest,
} from '@huigao/report';
import { strToU8, zipSync } from 'fflate';
import type { ExportedFile } from './exported-file';
import { valuesShown } from './values-shown';

const shownFigure = (report: Report, places: ReturnType<typeof placesByFigure>) => (figure: Figure) => ({
  label: figure.label,
  group: figure.group,
  shown: figureText(report.figures, figure.id),
  unit: figure.unit,
  version: figure.version,
  places: places.get(figure.id)?.length ?? 0,
});

/** The manifest of a report, as JSON. Figures that the text does not show are not in it. */
function manifest(report: Report, name: string, content: Uint8Array): string {
  const places = placesByFigure(report);
  const shown = [...report.figures.values()].filter(({ id }) => places.has(id));
  const sections = shownSections(report).filter(({ entry }) => entry.kind !== 'part');
  const written = {
    title: report.title,
    department: report.signature.department,
    date: report.signature.date,
    values: valuesShown(report),
    file: { name, bytes: content.length, sha256: textDigest(content) },
    sections: sections.map(({ entry, number }) => ({
      title: number + entry.title,
      status: entry.status,
      sha256: sectionDigest(report, entry.id),
    })),
    figures: shown.map(shownFigure(report, places)),
  };
  return `${JSON.stringify(written, null, 2)}\n`;
}

/** Zip stores local time; this is its first moment, so that the same report gives the same bytes. */
const mtime = () => new Date(1980, 0, 1);

/** A file and its manifest in one package. */
export function outsiderPackage(report: Report, exported: ExportedFile): ExportedFile {
  const name = `report.${exported.extension}`;
  const when = { mtime: mtime() };
  const bytes = zipSync({
    [name]: [exported.bytes, when],
    'manifest.json': [strToU8(manifest(report, name, exported.bytes)), when],
  });
  return { ...exported, bytes, mediaType: 'application/zip', extension: 'zip' };
}
