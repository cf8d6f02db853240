export { importStep, startImport } from "./run";
export { listImports, type ReadSheets, remapImport, uploadImport, viewImport } from "./upload";
