export { membershipEvent, membershipEvents } from "./events";
export { findOrCreateCustomer, type PayerIdentity } from "./find-or-create-customer";
export { findOrCreateCustomers } from "./find-or-create-customers";
export { getCustomer } from "./get-customer";
export {
  reportSubscription,
  type SubscriptionReport,
  type SubscriptionState,
  subscriptionStates,
} from "./report-subscription";
