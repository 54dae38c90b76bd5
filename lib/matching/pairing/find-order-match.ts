import { query } from "@/lib/db";
import { type Context, can, toPublicId } from "@/lib/kernel";

/** The confirmation that an order is matched with, as its page names it. */
export interface OrderMatch {
  /** The shown id, `cfm_…`. */
  confirmationId: string;
  code: string;
  email: string;
  name: string | null;
  rule: string;
  /** 0 to 100. */
  score: number;
  reasons: string[];
  madeAt: Date;
}

/** The match of an order (UUIDs) that counts; null without one, or where the actor may not see it. */
export async function findOrderMatch(
  ctx: Context,
  order: { id: string; siteId: string },
): Promise<OrderMatch | null> {
  if (!can(ctx, order.siteId, "confirmations:read")) return null;
  const [row] = await query<OrderMatch & Record<string, unknown>>(
    `select c.id as "confirmationId", c.code, c.email, c.name, m.rule, m.score, m.reasons,
       m.made_at as "madeAt"
     from matches m join confirmations c on c.site_id = m.site_id and c.id = m.confirmation_id
     where m.site_id = $1 and m.order_id = $2 and m.undone_at is null`,
    [order.siteId, order.id],
  );
  return row ? { ...row, confirmationId: toPublicId("confirmation", row.confirmationId) } : null;
}
