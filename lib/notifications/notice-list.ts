import { choices, defineList, flag, type StateOf, siteNames } from "@/lib/lists/browser";
import { type NoticeKind, noticeKindNames, noticeKinds } from "./notice-kinds";

const labels = Object.fromEntries(
  noticeKindNames.map((kind) => [kind, noticeKinds[kind].label]),
) as Record<NoticeKind, string>;

/** The list of notifications: what its address says. */
export const noticeList = defineList({
  ...{ path: "/notifications", one: "notification", many: "notifications" },
  filters: {
    site: siteNames(),
    kind: choices("kind", "Kind", labels),
    unread: flag("unread", "Read or not", "1", "unread"),
  },
  columns: { created_at: { label: "Time", sort: "created_at", largestFirst: true } },
  fixedColumn: "created_at",
  sorts: ["created_at"],
  usualSort: { by: "created_at", descending: true },
});

export type NoticeListState = StateOf<typeof noticeList>;
