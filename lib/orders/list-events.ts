import { query } from "@/lib/db";
import type { Context } from "@/lib/kernel";
import { fromPublicId, invalid, requireRight, toPublicId } from "@/lib/kernel";
import { describeEvent } from "./describe-event";
import { type OrderOrId, orderOf } from "./internal";
import type { ApiEvent } from "./schemas";

interface EventRow {
  id: string;
  type: string;
  at: Date;
  actor_kind: string;
  actor_label: string;
  data: Record<string, unknown>;
}

const present = (row: EventRow): ApiEvent => ({
  id: toPublicId("event", row.id),
  type: row.type,
  at: row.at.toISOString(),
  actor: { kind: row.actor_kind, label: row.actor_label },
  summary: describeEvent(row.type, row.data),
  data: row.data,
});

/** An order's timeline, oldest first. Throws `not_found` outside the actor's sites. */
export async function listEvents(
  ctx: Context,
  about: OrderOrId,
  page: { limit: number; cursor?: string | null } = { limit: 200 },
): Promise<{ events: ApiEvent[]; nextCursor: string | null }> {
  const order = await orderOf(ctx, about);
  requireRight(ctx, order.siteId, "orders:read");
  const after = page.cursor ? eventIdOf(page.cursor) : "00000000-0000-0000-0000-000000000000";
  const rows = await query<EventRow>(
    `select id, type, at, actor_kind, actor_label, data from order_events
     where site_id = $1 and order_id = $2 and id > $3 order by id limit $4`,
    [order.siteId, order.id, after, page.limit + 1],
  );
  const events = rows.slice(0, page.limit).map(present);
  return {
    events,
    nextCursor: rows.length > page.limit ? (events.at(-1)?.id ?? null) : null,
  };
}

function eventIdOf(cursor: string): string {
  try {
    return fromPublicId("event", cursor);
  } catch {
    throw invalid("cursor is not one that this list gave", "cursor");
  }
}
