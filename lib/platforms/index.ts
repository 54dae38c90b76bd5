export {
  type MadeUpPayment,
  Misunderstood,
  type PayGuide,
  type PlatformAdapter,
  type Report,
  type Sample,
} from "./adapter";
export { paymentLock } from "./apply-reports";
export { addConnection, connectPlatform, disconnectPlatform } from "./connect-platform";
export { countQuarantined } from "./count-quarantined";
export { deliveryQuarantined } from "./events";
export { type Explanation, explainReason } from "./explain-reason";
export { type DeliveryDetail, getDelivery } from "./get-delivery";
export type { ConnectionHealth, HealthState } from "./judge-health";
export { type ConnectionLine, listConnections } from "./list-connections";
export { type DeliveryLine, type DeliveryPage, listDeliveries } from "./list-deliveries";
export { listOrderDeliveries, type OrderDelivery } from "./list-order-deliveries";
export { type DeliveryOutcome, listOutcomes } from "./list-outcomes";
export * from "./past-payments";
export { processDelivery, processWaitingDeliveries } from "./process-delivery";
export { cleanText, sha256 } from "./read-fields";
export { type JudgedConnection, judgeConnections } from "./read-health";
export { type Destination, findDestination, receiveDelivery } from "./receive-delivery";
export { findPlatform, lookUpPlatform, platformName, platforms } from "./registry";
export { type ReplayResult, replayDeliveries, replayDelivery } from "./replay-delivery";
export {
  type DeliveryFilter,
  type DeliveryState,
  deliveryFilterSchema,
  deliveryStates,
  secretSchema,
} from "./schemas";
export { sealedInSources } from "./sealed-columns";
export {
  sampleLabels,
  sendTestDelivery,
  type TestResult,
  type TestRun,
} from "./send-test-delivery";
export { webhookUrl } from "./webhook-url";
