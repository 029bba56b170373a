export {
  type ExportedFile,
  type ExportFormat,
  exportFormats,
  exportName,
  exportReport,
} from './export-report';
