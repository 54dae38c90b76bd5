// What a browser may take of the module: no zod, nothing of node:.

export { carrierNames, trackingUrl } from "./carriers";
export { chargeProblem, type Standing } from "./charge-problem";
export type { CommandReport } from "./run-commands";
