export { addNote } from "./add-note";
export { deleteNote, editNote, restoreNote } from "./change-note";
export * from "./commands";
export { countOrders } from "./count-orders";
export * from "./days";
export { type OrderEventType, orderEvent, orderEvents } from "./events";
export { exportOrders } from "./export-orders";
export { Parameters, searchConditions, searchedWords } from "./filter-sql";
export { flagUnreadDetails } from "./flag-for-review";
export { getOrder, getOrderWithNotes, type Note } from "./get-order";
export { findOrder, type OrderHandle, type OrderOrId, orderOf } from "./internal";
export * from "./labels";
export * from "./lifecycle";
export * from "./list-address";
export * from "./list-columns";
export { listCustomerOrders } from "./list-customer-orders";
export { listOrders, type OrderListRequest, type OrderPage } from "./list-orders";
export { orderLine } from "./make-order-line";
export { markReviewed } from "./mark-reviewed";
export { type ListSite, narrowList, readZone, zoneOfList } from "./narrow-list";
export type { NewItem, NewOrder, OrderBatch, PlatformOrder } from "./new-order";
export { type CsvAbout, orderCsvHeader, orderCsvRows } from "./order-csv";
export { lineMailLabels, type OrderLine } from "./order-line";
export { type OrderItemRow, type OrderRow, presentOrder } from "./order-row";
export * from "./payment-lifecycle";
export { placeOrders } from "./place-orders";
export { renameImportedOrder } from "./rename-imported-order";
export {
  deleteView,
  listViews,
  type SavedViewLine,
  savedViewSchema,
  saveView,
} from "./saved-views";
export { searchTextOf } from "./search-text";
export { settleOrder } from "./settle-order";
export * from "./sorts";
export { transitionOrder } from "./transition-order";
export { orderRank, updatePlatformOrder } from "./update-platform-order";
export { visibleSites } from "./visible-sites";
export { type CsvCell, csvStart, writeCsvRow, writeCsvTime } from "./write-csv";
