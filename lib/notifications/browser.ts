// What a browser may take of the module: no zod, nothing of node:.
import type { NoticeKind } from "./notice-kinds";

export * from "./notice-kinds";
export { type NoticeListState, noticeList } from "./notice-list";

/** What a list of notices is narrowed to; `site` holds slugs. */
export interface NoticeFilter {
  kind: NoticeKind[];
  site: string[];
  unread: boolean;
}
