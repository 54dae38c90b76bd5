// What a browser may take of the module: no zod, nothing of node:.
export type { ConnectionHealth, HealthState } from "./judge-health";
export type { DeliveryLine } from "./list-deliveries";
export type { DeliveryOutcome } from "./list-outcomes";
export { type DateFormat, dateFormats, type PastField, pastFields } from "./past-payments";
export type { ReplayResult } from "./replay-delivery";
export type { TestResult } from "./send-test-delivery";

export const deliveryStates = ["pending", "processed", "quarantined"] as const;
export type DeliveryState = (typeof deliveryStates)[number];
export type { DeliveryFilter } from "./schemas";
