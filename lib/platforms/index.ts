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
export { connectedSince } from "./connected-since";
export { type Explanation, explainReason } from "./explain-reason";
export { findDestination, recallDestination } from "./find-destination";
export { codeOf } from "./item-names/code-of";
export { listItemNames, type NamedCode } from "./item-names/list-item-names";
export { nameItem } from "./item-names/name-item";
export type { ConnectionHealth, HealthState } from "./judge-health";
export {
  type ConnectionLine,
  type ConnectionState,
  listConnectionStates,
  listConnections,
} from "./list-connections";
export * from "./past-payments";
export { platformReaders } from "./platform-readers";
export { cleanText, nameOf, sha256 } from "./read-fields";
export { findConnectedSites, type JudgedConnection, judgeConnections } from "./read-health";
export { findPlatform, lookUpPlatform, platformName, platforms } from "./registry";
export { secretSchema } from "./schemas";
export { sealedInSources } from "./sealed-columns";
export {
  sampleLabels,
  sendTestDelivery,
  type TestResult,
  type TestRun,
} from "./send-test-delivery";
export { webhookUrl } from "./webhook-url";
