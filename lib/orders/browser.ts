// What a browser may take of the module: no zod, nothing of node:.
export * from "./commands";
export * from "./labels";
export * from "./lifecycle";
export { type AmountRange, amountFilter, readDecimal, readRange } from "./listing/amount-filter";
export { type OrderColumnId, type OrderListState, orderList } from "./listing/order-list";
export * from "./listing/sorts";
export { type LineMail, lineMailLabels, type OrderLine } from "./order-line";
export * from "./payment-lifecycle";
