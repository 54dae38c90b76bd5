import { listOrderRecords } from "@/lib/events";
import { type Context, fromPublicId, invalid, requireRight } from "@/lib/kernel";
import { type OrderOrId, orderOf } from "@/lib/orders";
import type { ApiEvent } from "@/lib/orders/schemas";
import { presentEvent } from "./present-event";

const beforeAll = "00000000-0000-0000-0000-000000000000";

function eventIdOf(cursor: string): string {
  try {
    return fromPublicId("event", cursor);
  } catch {
    throw invalid("cursor is not one that this list gave", "cursor");
  }
}

/** An order's timeline, oldest first. Throws `not_found` outside the actor's sites. */
export async function listOrderEvents(
  ctx: Context,
  about: OrderOrId,
  page: { limit: number; cursor?: string | null } = { limit: 200 },
): Promise<{ events: ApiEvent[]; nextCursor: string | null }> {
  const order = await orderOf(ctx, about);
  requireRight(ctx, order.siteId, "orders:read");
  const after = page.cursor ? eventIdOf(page.cursor) : beforeAll;
  const rows = await listOrderRecords(order, after, page.limit + 1);
  const events = rows.slice(0, page.limit).map((row) => presentEvent("order", row));
  return {
    events,
    nextCursor: rows.length > page.limit ? (events.at(-1)?.id ?? null) : null,
  };
}
