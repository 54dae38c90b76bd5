/** What a test does in a cardholder's, a bank's or the dashboard's place. */
export { answerChallenge, confirmIntent } from "./money/confirm-intent";
export { closeDispute, openDispute } from "./money/dispute-charge";
export { findMethod } from "./money/find-method";
export { refundCharge } from "./money/refund-charge";
