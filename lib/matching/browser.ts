// What a browser may take of the module: no zod, nothing of node:.

export * from "./button-choices";
export * from "./button-look";
export * from "./button-snippets";
export type { ConfirmationChange, ConfirmationReport } from "./change-confirmations";
export * from "./confirmation-address";
export * from "./confirmation-columns";
export type { ConfirmationLine } from "./confirmation-line";
export * from "./confirmation-sorts";
export type { FoundOrder } from "./find-orders-to-match";
export * from "./labels";
export type { ButtonName } from "./list-button-names";
export type { Candidate } from "./list-candidates";
export * from "./site-accent";
export type { VisibleStatus } from "./visible-status";
