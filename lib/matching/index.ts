export { archiveButton, restoreButton } from "./archive-button";
export type { ButtonPlace, SupportButton } from "./button";
export {
  type ConfirmationChange,
  type ConfirmationReport,
  changeConfirmations,
} from "./change-confirmations";
export { closeWindows } from "./close-windows";
export { newCodeKey, normaliseCode, showCode } from "./codes";
export * from "./confirmation-address";
export * from "./confirmation-columns";
export {
  type ConfirmationCsvAbout,
  confirmationCsvHeader,
  confirmationCsvRows,
} from "./confirmation-csv";
export { anyConfirmation, type ConfirmationFilter } from "./confirmation-filter";
export { type ConfirmationLine, confirmationLine } from "./confirmation-line";
export { confirmationMark } from "./confirmation-mark";
export type { ConfirmationMatch, ConfirmationRow } from "./confirmation-row";
export * from "./confirmation-sorts";
export { countConfirmations } from "./count-confirmations";
export { createButton } from "./create-button";
export type { DeclareInput, SayPaidInput } from "./declaration";
export { type Declared, declareConfirmation } from "./declare-confirmation";
export { embedScript } from "./embed-script";
export {
  confirmationEvent,
  confirmationEvents,
  orderMatchEvent,
  orderMatchEvents,
} from "./events";
export { exportConfirmations } from "./export-confirmations";
export { findConfirmationByToken, type PublicConfirmation } from "./find-confirmation-by-token";
export { findOrderMatch, type OrderMatch } from "./find-order-match";
export { type FoundOrder, findOrdersToMatch } from "./find-orders-to-match";
export { findPublicButton, type PublicButton } from "./find-public-button";
export { getButton } from "./get-button";
export { getConfirmation } from "./get-confirmation";
export { locateConfirmation } from "./internal";
export * from "./labels";
export { type ButtonName, listButtonNames } from "./list-button-names";
export { listButtons } from "./list-buttons";
export { type Candidate, listCandidates } from "./list-candidates";
export {
  type ConfirmationListRequest,
  type ConfirmationPage,
  listConfirmations,
} from "./list-confirmations";
export { markConfirmationReviewed } from "./mark-confirmation-reviewed";
export { matchByHand } from "./match-by-hand";
export { matching } from "./match-events";
export { relinkMatch } from "./relink-match";
export { sayPaid } from "./say-paid";
export { setConfirmationStatus } from "./set-confirmation-status";
export { readMatchWindow, setMatchWindow } from "./set-match-window";
export { undoMatch } from "./undo-match";
export { updateButton } from "./update-button";
export type { VisibleStatus } from "./visible-status";
export { visibleStatusOf } from "./visible-status-of";
