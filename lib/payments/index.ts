export { beginCharge } from "./charging/begin-charge";
export { callOffCharges } from "./charging/call-off-charges";
export { type OpenPayment, openPayment, settlePayment } from "./charging/open-payment";
export {
  type CardFields,
  type CheckedRequest,
  type CheckState,
  finishCardCheck,
  startCardCheck,
} from "./checking/check-card";
export { typeTestCard } from "./checking/type-test-card";
export { paymentEvent, paymentEvents } from "./events";
export { findStripeDestination } from "./find-stripe-destination";
export { cardInWords, type OrderCard, readOrderCard } from "./order-card";
export { type PaymentRow, type PaymentState, readPayments } from "./payment-row";
export { type DisputeLine, type OrderMoney, readMoney } from "./read-money";
export { type LeftOfLine, leftToRefund } from "./refunding/left-to-refund";
export { type RefundWish, refundOrder } from "./refunding/refund-order";
export { type RefundLine, type RefundRow, readRefunds } from "./refunding/refund-row";
export { type RefundableSum, sumRefundable } from "./refunding/sum-refundable";
export { type CheckedThing, checkStripe } from "./settings/check-stripe";
export { ensureAccount, ensureWebhook, stripeWebhookUrl } from "./settings/ensure-account";
export { readStripeSettings, type StripeSettings } from "./settings/read-stripe-settings";
export { registerStripeWebhook, registerWalletDomain } from "./settings/register-at-stripe";
export { forgetStripeKeys, type KeyChange, saveStripeKeys } from "./settings/save-keys";
export { sealedInPayments } from "./settings/sealed-columns";
export { listPayments, listRefunds, presentPayment, presentRefund } from "./show-payments";
export { paymentSettings, stripeOf } from "./stripe/connect-stripe";
export type { CardShown, PaidBy } from "./stripe/read-card";
export { type CardRenewed, stripeEvents, stripeReader } from "./stripe/read-events";
export { requireChargeable, requireWritable } from "./stripe/require-chargeable";
export { toStripeAmount } from "./stripe/stripe-amount";
export {
  type OnChecked,
  sitesWithDuePayments,
  sitesWithDueRefunds,
  workOnNextPayment,
  workOnNextRefund,
  workOnPayment,
} from "./work-on-payments";
export { handOver } from "./write-payment";
