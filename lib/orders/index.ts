export { addNote } from "./add-note";
export { deleteNote, editNote, restoreNote } from "./change-note";
export { type ChangeReport, changeOrders } from "./change-orders";
export { cancelOrder, changeStatus, completeOrder } from "./change-status";
export { countOrders } from "./count-orders";
export * from "./days";
export { type OrderEventType, orderEvent, orderEvents } from "./events";
export { exportOrders } from "./export-orders";
export { Parameters, searchConditions, searchedWords } from "./filter-sql";
export { getOrder } from "./get-order";
export { findOrder } from "./internal";
export * from "./labels";
export * from "./lifecycle";
export * from "./list-address";
export * from "./list-columns";
export { listCustomerOrders } from "./list-customer-orders";
export { listNotes, type Note } from "./list-notes";
export { listOrders, type OrderListRequest, type OrderPage } from "./list-orders";
export { markReviewed } from "./mark-reviewed";
export { type ListSite, narrowList, readZone, zoneOfList } from "./narrow-list";
export { type CsvAbout, orderCsvHeader, orderCsvRows } from "./order-csv";
export { lineMailLabels, type OrderLine, orderLine } from "./order-line";
export { type OrderItemRow, type OrderRow, presentOrder } from "./order-row";
export { type ImportedOrder, recordImportedOrders } from "./record-imported-orders";
export { type NewItem, type PlatformOrder, recordPlatformOrder } from "./record-platform-order";
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
