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
export { receiveFile } from "./receive-file";
export * from "./schemas";
export { cancelImport, startImport } from "./start-import";
export { sweepImportFiles } from "./sweep-import-files";
export { workOnImports } from "./work-on-imports";
export { writeFates } from "./write-fates";
