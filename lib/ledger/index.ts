export { isRefundKnown } from "./is-refund-known";
export { type Movement, recordMovement } from "./record-movement";
export { recordSales, type Sale } from "./record-sales";
export { renamePayment } from "./rename-payment";
export { sumRefunds } from "./sum-refunds";
