export { membershipEvent, membershipEvents } from "./events";
export { findOrCreateCustomer, type PayerIdentity } from "./find-or-create-customer";
export { findOrCreateCustomers } from "./find-or-create-customers";
export { listMemberships } from "./list-memberships";
export {
  reportSubscription,
  type SubscriptionReport,
  type SubscriptionState,
  subscriptionStates,
} from "./report-subscription";
export { rankOfPastPayment, rankOfReport } from "./told-rank";
