import { type Context, requireUser, toPublicId } from "@/lib/kernel";
import {
  byTime,
  defineRows,
  type ListRequest,
  onlyIf,
  type RowPage,
  visibleSites,
} from "@/lib/lists";
import { type NoticeListState, noticeList } from "./notice-list";
import { readableKinds } from "./readable";
import type { NoticeFilter, NoticeKind } from "./schemas";

export interface NoticeLine {
  id: string;
  siteId: string;
  kind: NoticeKind;
  siteName: string;
  siteSlug: string;
  siteTimeZone: string;
  title: string;
  body: string | null;
  href: string;
  isRead: boolean;
  createdAt: Date;
}

/** A filter, with whose notices they are and which kinds they may know of on which site. */
type Asked = NoticeFilter & { userId: string; kindsOf: Map<string, NoticeKind[]> };

const noticeRows = defineRows<NoticeLine, Asked, "created_at">({
  ...{ kind: "notice", table: "notices", alias: "n" },
  columns: `n.id, n.site_id as "siteId", n.kind, s.name as "siteName", s.slug as "siteSlug",
    s.time_zone as "siteTimeZone", n.title, n.body, n.href, n.read_at is not null as "isRead",
    n.created_at as "createdAt"`,
  joins: "join sites s on s.id = n.site_id",
  sites: async (ctx, { site, kindsOf }) =>
    (await visibleSites(ctx, site, "site:read")).filter((one) => kindsOf.has(one)),
  where: {
    userId: (userId, params) => [`n.user_id = ${params.add(userId)}::uuid`],
    unread: onlyIf("n.read_at is null"),
  },
  within: (site, { kindsOf }, params) => [
    `n.kind = any(${params.add(kindsOf.get(site) ?? [])}::text[])`,
  ],
  sorts: { created_at: { keys: [byTime("created_at", (row) => row.createdAt)] } },
});

/**
 * A page of the person's own notices; those of sites that they left are not among them. Throws
 * `invalid_request` for a cursor of another list.
 */
export async function listNotices(
  ctx: Context,
  request: Omit<ListRequest<NoticeFilter>, "sort"> & { sort?: NoticeListState["sort"] },
): Promise<RowPage<NoticeLine>> {
  const { sort = noticeList.usualSort } = request;
  const kindsOf = readableKinds(ctx, request.filter.kind);
  const filter = { ...request.filter, userId: requireUser(ctx).id, kindsOf };
  const page = await noticeRows.page(ctx, { ...request, filter, sort });
  return { ...page, rows: page.rows.map((row) => ({ ...row, id: toPublicId("notice", row.id) })) };
}
