export { countQuarantined } from "./count-quarantined";
export { deliveryList } from "./delivery-list";
export { deliveryQuarantined } from "./events";
export { findDelivery } from "./find-delivery";
export { type DeliveryDetail, getDelivery } from "./get-delivery";
export { type DeliveryLine, listDeliveries } from "./list-deliveries";
export {
  type FirstDelivery,
  listOrderDeliveries,
  type OrderDelivery,
} from "./list-order-deliveries";
export { type DeliveryOutcome, listOutcomes } from "./list-outcomes";
export { Misunderstood } from "./misunderstood";
export type {
  Destination,
  Outcome,
  Proof,
  RawDelivery,
  Reader,
  StillSo,
  StoredDelivery,
  Told,
} from "./reader";
export { receiveDelivery } from "./receive-delivery";
export { type ReplayResult, replayDeliveries, replayDelivery } from "./replay-delivery";
export {
  type DeliveryFilter,
  type DeliveryState,
  deliveryFilterSchema,
  deliveryStates,
} from "./schemas";
export { workOnDeliveries, workOnDelivery } from "./work-on-deliveries";
