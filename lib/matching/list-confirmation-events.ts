import { query } from "@/lib/db";
import { type Context, requireRight, toPublicId } from "@/lib/kernel";
import type { ApiEvent } from "@/lib/orders/schemas";
import { describeConfirmationEvent } from "./describe-confirmation-event";
import { locateConfirmation } from "./internal";

// A timeline grows by what people do: nobody does more than this with one declaration.
const most = 500;

interface EventRow extends Record<string, unknown> {
  id: string;
  type: string;
  at: Date;
  actorKind: string;
  actorLabel: string;
  data: Record<string, unknown>;
}

/** A confirmation's timeline, oldest first. Throws `not_found` outside the actor's sites. */
export async function listConfirmationEvents(
  ctx: Context,
  confirmationId: string,
): Promise<ApiEvent[]> {
  const { id, siteId } = await locateConfirmation(ctx, confirmationId);
  requireRight(ctx, siteId, "confirmations:read");
  const rows = await query<EventRow>(
    `select id, type, at, actor_kind as "actorKind", actor_label as "actorLabel", data
     from (select * from confirmation_events where site_id = $1 and confirmation_id = $2
       order by id desc limit $3) as newest order by id`,
    [siteId, id, most],
  );
  return rows.map(({ type, data, ...row }) => ({
    id: toPublicId("event", row.id),
    type,
    at: row.at.toISOString(),
    actor: { kind: row.actorKind, label: row.actorLabel },
    summary: describeConfirmationEvent(type, data),
    data,
  }));
}
