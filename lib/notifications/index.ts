export { countUnread, mostCounted } from "./count-unread";
export type { NoticeGroup } from "./group-notices";
export { listNotices, type NoticeLine } from "./list-notices";
export { markAllRead, markNotices } from "./mark-notices";
export { noticeList } from "./notice-list";
export { listPreferences, setPreference } from "./preferences";
export { type LatestNotices, readLatest } from "./read-latest";
export {
  type NoticeFilter,
  type NoticeKind,
  type NoticeWay,
  noticeKindNames,
  noticeKinds,
  noticeWays,
  preferenceSchema,
} from "./schemas";
export { sendDigests } from "./send-digests";
export { sweepNotices } from "./sweep-notices";
export { notices } from "./tell-people";
export { watchConnections } from "./watch-connections";
export { mostMailsAnHour, writeNotices } from "./write-notices";
