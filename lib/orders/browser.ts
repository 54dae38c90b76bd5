// What a browser may take of the module: no zod, nothing of node:.
export * from "./commands";
export * from "./days";
export * from "./labels";
export * from "./lifecycle";
export * from "./listing/list-address";
export * from "./listing/list-columns";
export type { SavedViewLine } from "./listing/saved-views";
export * from "./listing/sorts";
export { type LineMail, lineMailLabels, type OrderLine } from "./order-line";
export * from "./payment-lifecycle";
