// What a browser may take of the module: no zod, nothing of node:.

export { type DeliveryListState, deliveryList } from "./delivery-list";
export * from "./delivery-states";
export type { DeliveryLine } from "./list-deliveries";
export type { DeliveryOutcome } from "./list-outcomes";
export type { ReplayResult } from "./replay-delivery";
export type { DeliveryFilter } from "./schemas";
