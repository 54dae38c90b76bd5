export { watchOrders } from "./order-changes";
export { type LiveOptions, streamOrderChanges } from "./stream-order-changes";
