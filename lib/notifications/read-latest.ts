import type { Context } from "@/lib/kernel";
import { countUnread } from "./count-unread";
import { groupNotices, type NoticeGroup } from "./group-notices";
import { listNotices } from "./list-notices";

export interface LatestNotices {
  unread: number;
  groups: NoticeGroup[];
}

const looked = 50;
const shown = 8;

/** What the bell shows: the count of the unread, and the newest few lines. */
export async function readLatest(ctx: Context): Promise<LatestNotices> {
  const filter = { kind: [], site: [], unread: false };
  const [unread, { rows }] = await Promise.all([
    countUnread(ctx),
    listNotices(ctx, { filter, limit: looked }),
  ]);
  return { unread, groups: groupNotices(rows).slice(0, shown) };
}
