// What a browser may take of the module: no zod, nothing of node:.

export { carrierNames, trackingUrl } from "./carriers";
export type { CommandReport } from "./run-commands";
