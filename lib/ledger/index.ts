export { isRefundKnown } from "./is-refund-known";
export { type Movement, recordMovement } from "./record-movement";
export { sumRefunds } from "./sum-refunds";
