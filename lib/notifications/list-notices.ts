import { query } from "@/lib/db";
import { type Context, fromPublicId, invalid, requireUser, toPublicId } from "@/lib/kernel";
import { readable, readableValues } from "./readable";
import type { NoticeFilter, NoticeKind } from "./schemas";

export interface NoticeLine {
  id: string;
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

export interface NoticePage {
  notices: NoticeLine[];
  nextCursor: string | null;
  previousCursor: string | null;
}

interface NoticeListRequest {
  filter: NoticeFilter;
  limit: number;
  /** What comes after this place: older notices. */
  after?: string | null;
  /** What comes before it: newer ones. */
  before?: string | null;
}

// A place in the list: when a notice was written, in milliseconds, and its id.
const cursorPattern = /^(\d{1,14})\.(ntc_\w{26})$/;

const cursorOf = (line: NoticeLine | undefined) =>
  line ? `${line.createdAt.getTime()}.${line.id}` : null;

function readCursor(cursor: string): { at: Date; id: string } {
  const [, at, id] = cursorPattern.exec(cursor) ?? [];
  try {
    return { at: new Date(Number(at)), id: fromPublicId("notice", id ?? "") };
  } catch {
    throw invalid("cursor is not one that this list gave", "cursor");
  }
}

/**
 * The person's own notices, newest first, a page at a time by place in the list; those of sites that
 * they left are not among them. Throws `invalid_request` for a cursor that this list did not give.
 */
export async function listNotices(ctx: Context, request: NoticeListRequest): Promise<NoticePage> {
  const { filter, limit } = request;
  const backwards = Boolean(request.before);
  const values: unknown[] = [requireUser(ctx).id, ...readableValues(ctx, filter.kind)];
  const add = (value: unknown) => `$${values.push(value)}`;
  const conditions = ["n.user_id = $1", readable("$2", "$3")];
  if (filter.unread) conditions.push("n.read_at is null");
  if (filter.site.length > 0) conditions.push(`s.slug = any(${add(filter.site)})`);
  const cursor = request.before || request.after;
  if (cursor) {
    const place = readCursor(cursor);
    const sign = backwards ? ">" : "<";
    conditions.push(`(n.created_at, n.id) ${sign} (${add(place.at)}, ${add(place.id)})`);
  }
  const direction = backwards ? "asc" : "desc";
  const rows = await query<NoticeLine & Record<string, unknown>>(
    `select n.id, n.kind, s.name as "siteName", s.slug as "siteSlug",
       s.time_zone as "siteTimeZone", n.title, n.body, n.href, n.read_at is not null as "isRead",
       n.created_at as "createdAt"
     from notices n join sites s on s.id = n.site_id
     where ${conditions.join(" and ")}
     order by n.created_at ${direction}, n.id ${direction} limit ${add(limit + 1)}`,
    values,
  );
  const notices: NoticeLine[] = rows
    .slice(0, limit)
    .map((row) => ({ ...row, id: toPublicId("notice", row.id) }));
  if (backwards) notices.reverse();
  const hasMore = rows.length > limit;
  return {
    notices,
    nextCursor: backwards || hasMore ? cursorOf(notices.at(-1)) : null,
    previousCursor: (backwards ? hasMore : cursor) ? cursorOf(notices[0]) : null,
  };
}
