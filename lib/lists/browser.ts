// What a browser may take of the module: no zod, nothing of node:.
export { type Days, daysFilter, daysText } from "./address/day-filter";
export {
  type DefinedList,
  defineList,
  type Filtered,
  type ListColumn,
  type PageSize,
  pageSizes,
  type ShownAs,
  type StateOf,
} from "./address/define-list";
export {
  type AddressParts,
  choices,
  type Filter,
  flag,
  names,
  oneOf,
  optionsOf,
  platformNames,
  searchedFor,
  siteNames,
} from "./address/filter";
export { readSort, type SortBy, sortText } from "./address/sort";
export * from "./days";
export type { RowCount } from "./rows/define-rows";
export type { SavedViewLine } from "./views/saved-views";
