export type { SuggestionRanges } from './docx/revisions/revised-report';
export {
  type Copy,
  copies,
  type ExportFormat,
  type ExportOptions,
  exportFormats,
  exportName,
  exportReport,
} from './export-report';
export type { ExportedFile } from './exported-file';
export type { HanFont } from './grid';
export type { FormalLayout, Layout } from './layout';
export {
  type PdfStandard,
  pdfStandards,
  type SetPages,
  type Substitute,
  type Typesetter,
  type TypesettingRefusal,
} from './typst/typesetter';
export type { Dress, TypstPages, Wardrobe } from './typst/typst-pages';
export { type ValuesShown, valuesShown } from './values-shown';
