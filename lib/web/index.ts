export { declaredActions } from "./declared-actions";
export { defineAction } from "./define-action";
export { defineMetadata } from "./define-metadata";
export { definePage, type PageCall } from "./define-page";
export { defineRoute } from "./define-route";
export type { SearchParams } from "./fill-path";
export { ifQuick, orFirstPage } from "./list-in-time";
export { searchPairs } from "./search-pairs";
