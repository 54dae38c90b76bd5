export type { PlatformAdapter, Report, Sample } from "./adapter";
export {
  addConnection,
  connectPlatform,
  disconnectPlatform,
  secretSchema,
} from "./connect-platform";
export type { ConnectionHealth, HealthState } from "./judge-health";
export { type ConnectionLine, listConnections } from "./list-connections";
export {
  type DeliveryDetail,
  type DeliveryFilter,
  type DeliveryLine,
  type DeliveryState,
  deliveryFilterSchema,
  deliveryStates,
  getDelivery,
  listDeliveries,
} from "./list-deliveries";
export { findWaitingDeliveries, processDelivery } from "./process-delivery";
export { type Destination, findDestination, receiveDelivery } from "./receive-delivery";
export { findPlatform, lookUpPlatform, platformName, platforms } from "./registry";
export { replayDelivery } from "./replay-delivery";
export { sampleLabels, sendTestDelivery, type TestResult } from "./send-test-delivery";
export { webhookUrl } from "./webhook-url";
