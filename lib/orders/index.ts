export { DAYS_TO_PAY, sitesWithDueOrders, takeDueOrder } from "./changing/due-orders";
export { flagForReview, flagUnreadDetails } from "./changing/flag-for-review";
export { type LockedOrder, lockOrder } from "./changing/lock-order";
export { markReviewed } from "./changing/mark-reviewed";
export { type Fulfilment, noteFulfilment } from "./changing/note-fulfilment";
export { notePayment } from "./changing/note-payment";
export { settleOrder } from "./changing/settle-order";
export { transitionOrder } from "./changing/transition-order";
export { transitionPayment } from "./changing/transition-payment";
export * from "./commands";
export { compareWithLedger } from "./compare-with-ledger";
export { type OrderEventType, orderEvent, orderEvents } from "./events";
export { getOrder, getOrderWithNotes, type Note, readKinds } from "./get-order";
export { findOrder, type OrderHandle, type OrderOrId, orderOf } from "./internal";
export * from "./labels";
export * from "./lifecycle";
export { fillSearchText } from "./listing/fill-search-text";
export { listCustomerOrders } from "./listing/list-customer-orders";
export { listOrdersOfAddress } from "./listing/list-orders-of-address";
export { narrowList } from "./listing/narrow-list";
export { type CsvAbout, orderCsv } from "./listing/order-csv";
export { type OrderColumnId, type OrderListState, orderList } from "./listing/order-list";
export {
  countOrders,
  exportOrders,
  listOrders,
  type OrderListRequest,
} from "./listing/order-rows";
export * from "./listing/sorts";
export { addNote } from "./notes/add-note";
export { deleteNote, editNote, restoreNote } from "./notes/change-note";
export { lineMailLabels, type OrderLine } from "./order-line";
export { type OrderItemRow, type OrderRow, presentOrder } from "./order-row";
export * from "./payment-lifecycle";
export { type Answer, addressLine, answersOf } from "./placing/customers-words";
export { findMembershipOrder } from "./placing/find-membership-order";
export { findOrderByName } from "./placing/find-order-by-name";
export { findOrderOfPayment } from "./placing/find-order-of-payment";
export { orderLine } from "./placing/make-order-line";
export type { NewItem, NewOrder, OrderBatch, PlatformOrder } from "./placing/new-order";
export { placeOrders } from "./placing/place-orders";
export { renameImportedOrders } from "./placing/rename-imported-orders";
export { listItemCodes, renameItems, type UsedCode } from "./placing/rename-items";
export { orderRank, updatePlatformOrder } from "./placing/update-platform-order";
