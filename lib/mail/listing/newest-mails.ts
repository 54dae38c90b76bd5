import { query } from "@/lib/db";
import { type Context, sitesWith } from "@/lib/kernel";
import type { MailStatus } from "../schemas";

type Row = { orderId: string; state: string; why: string | null; mailId: string };

const shownStates: Record<string, MailStatus["state"]> = {
  queued: "queued",
  sending: "queued",
  sent: "sent",
  kept: "sent",
  failed: "failed",
  unknown: "unknown",
  canceled: "skipped",
};

const reasons: Record<string, string> = {
  kept: "Kept in the sandbox mailbox",
  sending: "It is being sent",
  canceled: "Somebody canceled it",
};

/** What became of the newest mail about each of some orders (UUIDs), of those whose mails the actor may see. */
export async function findNewestMails(
  ctx: Context,
  orderIds: readonly string[],
): Promise<Map<string, MailStatus>> {
  const sites = sitesWith(ctx, "mails:read");
  if (orderIds.length === 0 || sites.length === 0) return new Map();
  const mails = await query<Row>(
    `select distinct on (order_id) order_id as "orderId", state::text, last_error as why, id as "mailId"
     from outgoing_mails
     where site_id = any($1::uuid[]) and order_id = any($2::uuid[]) and supporter_key is not null
     order by order_id, created_at desc, id desc`,
    [sites, orderIds],
  );
  return new Map(
    mails.map(({ orderId, state, why, mailId }) => [
      orderId,
      { state: shownStates[state] ?? "none", why: reasons[state] ?? why, mailId },
    ]),
  );
}
