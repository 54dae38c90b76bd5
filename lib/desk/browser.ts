// What a browser may take of the module: no zod, nothing of node:.
export type { CommandReport } from "./run-commands";
