export { membershipEvent, membershipEvents } from "./events";

export { findOrCreateCustomer, findOrCreateCustomers } from "./find-or-create-customers";
export { listMemberships } from "./list-memberships";
export type { PayerIdentity } from "./payer-identity";
export {
  reportSubscription,
  type SubscriptionReport,
  type SubscriptionState,
  subscriptionStates,
} from "./report-subscription";
export { rankOfPastPayment, rankOfReport } from "./told-rank";
