export { chooseMapping, type PreviewRow, previewMapping, suggestMapping } from "./choose-mapping";
export { importFinished } from "./events";
export {
  type ExtraOrder,
  type FateRow,
  getImport,
  type ImportDetail,
  type ImportLine,
  listImports,
} from "./list-imports";
export { receiveFile } from "./reading/receive-file";
export { cancelImport, startImport } from "./running/start-import";
export { sweepImportFiles } from "./running/sweep-import-files";
export { workOnImports } from "./running/work-on-imports";
export { writeFates } from "./running/write-fates";
export * from "./schemas";
