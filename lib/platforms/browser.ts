// What a browser may take of the module: no zod, nothing of node:.
export type { ConnectionHealth, HealthState } from "./judge-health";
export { type DateFormat, dateFormats, type PastField, pastFields } from "./past-payments";
export type { TestResult } from "./send-test-delivery";
