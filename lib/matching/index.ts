export { matchByHand } from "./by-hand/match-by-hand";
export { undoMatch } from "./by-hand/undo-match";
export {
  type ConfirmationChange,
  type ConfirmationReport,
  changeConfirmations,
} from "./confirmations/change-confirmations";
export { type ConfirmationCsvAbout, confirmationCsv } from "./confirmations/confirmation-csv";
export { anyConfirmation, type ConfirmationFilter } from "./confirmations/confirmation-filter";
export { type ConfirmationLine, confirmationLine } from "./confirmations/confirmation-line";
export * from "./confirmations/confirmation-list";
export { confirmationMark } from "./confirmations/confirmation-mark";
export type { ConfirmationMatch, ConfirmationRow } from "./confirmations/confirmation-row";
export {
  type ConfirmationListRequest,
  countConfirmations,
  exportConfirmations,
  listConfirmations,
} from "./confirmations/confirmation-rows";
export * from "./confirmations/confirmation-sorts";
export { getConfirmation } from "./confirmations/get-confirmation";
export { markConfirmationReviewed } from "./confirmations/mark-confirmation-reviewed";
export { narrowConfirmations } from "./confirmations/narrow-confirmations";
export { setConfirmationStatus } from "./confirmations/set-confirmation-status";
export type { VisibleStatus } from "./confirmations/visible-status";
export { visibleStatusOf } from "./confirmations/visible-status-of";
export { newCodeKey, normaliseCode, showCode } from "./declaring/codes";
export type { DeclareInput, SayPaidInput } from "./declaring/declaration";
export { type Declared, declareConfirmation } from "./declaring/declare-confirmation";
export {
  findConfirmationByToken,
  type PublicConfirmation,
} from "./declaring/find-confirmation-by-token";
export { sayPaid } from "./declaring/say-paid";
export {
  confirmationEvent,
  confirmationEvents,
  orderMatchEvent,
  orderMatchEvents,
} from "./events";
export { locateConfirmation } from "./internal";
export * from "./labels";
export { closeWindows } from "./pairing/close-windows";
export { findOrderMatch, type OrderMatch } from "./pairing/find-order-match";
export { type FoundOrder, findOrdersToMatch } from "./pairing/find-orders-to-match";
export { type Candidate, listCandidates } from "./pairing/list-candidates";
export { matching } from "./pairing/match-events";
export { relinkMatch } from "./pairing/relink-match";
export { readMatchWindow, setMatchWindow } from "./pairing/set-match-window";
