// What a browser may take of the module: no zod, nothing of node:.

export type { ConfirmationChange, ConfirmationReport } from "./confirmations/change-confirmations";
export type { ConfirmationLine } from "./confirmations/confirmation-line";
export * from "./confirmations/confirmation-list";
export * from "./confirmations/confirmation-sorts";
export type { VisibleStatus } from "./confirmations/visible-status";
export * from "./labels";
export type { FoundOrder } from "./pairing/find-orders-to-match";
export type { Candidate } from "./pairing/list-candidates";
