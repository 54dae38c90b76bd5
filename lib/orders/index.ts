export { flagUnreadDetails } from "./changing/flag-for-review";
export { markReviewed } from "./changing/mark-reviewed";
export { settleOrder } from "./changing/settle-order";
export { transitionOrder } from "./changing/transition-order";
export * from "./commands";
export { daySpanBounds, presetDays } from "./day-spans";
export * from "./days";
export { type OrderEventType, orderEvent, orderEvents } from "./events";
export { getOrder, getOrderWithNotes, type Note } from "./get-order";
export { findOrder, type OrderHandle, type OrderOrId, orderOf } from "./internal";
export * from "./labels";
export * from "./lifecycle";
export { countOrders } from "./listing/count-orders";
export { exportOrders } from "./listing/export-orders";
export { fillSearchText } from "./listing/fill-search-text";
export { Parameters, searchConditions, searchedWords } from "./listing/filter-sql";
export * from "./listing/list-address";
export * from "./listing/list-columns";
export { listCustomerOrders } from "./listing/list-customer-orders";
export { listOrders, type OrderListRequest, type OrderPage } from "./listing/list-orders";
export { type ListSite, narrowList, readZone, zoneOfList } from "./listing/narrow-list";
export { type CsvAbout, orderCsvHeader, orderCsvRows } from "./listing/order-csv";
export {
  deleteView,
  listViews,
  type SavedViewLine,
  savedViewSchema,
  saveView,
} from "./listing/saved-views";
export { searchTextOf } from "./listing/search-text";
export * from "./listing/sorts";
export { visibleSites } from "./listing/visible-sites";
export { type CsvCell, csvStart, writeCsvRow, writeCsvTime } from "./listing/write-csv";
export { addNote } from "./notes/add-note";
export { deleteNote, editNote, restoreNote } from "./notes/change-note";
export { lineMailLabels, type OrderLine } from "./order-line";
export { type OrderItemRow, type OrderRow, presentOrder } from "./order-row";
export * from "./payment-lifecycle";
export { orderLine } from "./placing/make-order-line";
export type { NewItem, NewOrder, OrderBatch, PlatformOrder } from "./placing/new-order";
export { placeOrders } from "./placing/place-orders";
export { renameImportedOrder } from "./placing/rename-imported-order";
export { orderRank, updatePlatformOrder } from "./placing/update-platform-order";
