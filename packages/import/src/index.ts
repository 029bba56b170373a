export {
  type DecodedText,
  type Encoding,
  type ImportFault,
  type ImportRefusal,
  largestFileBytes,
} from './decode';
export { type HouseTemplateResult, readHouseTemplate } from './docx/house-template';
export { figuresFromText } from './figures-from-text';
export { type Imported, importFile } from './import-file';
export { importText, type Proposal } from './import-text';
export { type FigureProposal, proposeFigures } from './proposals/figure-proposals';
export { proposeRecords, type RecordProposal, withRecords } from './proposals/record-proposals';
export { withFigures } from './proposals/taken-figures';
export type { NotUnderstood, Why } from './source-line';
export { readCsv, readTabbed } from './table/delimited';
export {
  figuresFromTable,
  type NotTaken,
  type TableLine,
  type TableMeaning,
  type TableReading,
} from './table/figures-from-table';
export { readXlsx, type Workbook } from './table/read-xlsx';
export { type Cell, judged, type Table, type TableFault, type TableRefusal } from './table/table';
