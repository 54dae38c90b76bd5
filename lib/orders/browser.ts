// What a browser may take of the module: no zod, nothing of node:.
export * from "./commands";
export * from "./days";
export * from "./labels";
export * from "./lifecycle";
export * from "./list-address";
export * from "./list-columns";
export { type LineMail, lineMailLabels, type OrderLine } from "./order-line";
export * from "./payment-lifecycle";
export type { SavedViewLine } from "./saved-views";
export * from "./sorts";
