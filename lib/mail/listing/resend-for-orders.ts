import { query } from "@/lib/db";
import type { CommandReport } from "@/lib/desk";
import { type Context, fromPublicId, isOnetillError, toPublicId } from "@/lib/kernel";
import { resendMail } from "./resend-mail";

interface Known {
  id: string;
  reference: string;
  customer: string | null;
  mailId: string | null;
}

async function newestMails(ctx: Context, ids: readonly string[]): Promise<Map<string, Known>> {
  const rows = await query<Known & Record<string, unknown>>(
    `select distinct on (o.id) o.id, o.reference,
       coalesce(o.customer_name, o.customer_email) as customer, m.id as "mailId"
     from orders o left join outgoing_mails m
       on m.site_id = o.site_id and m.order_id = o.id and m.supporter_key is not null
     where o.site_id = any($1::uuid[]) and o.id = any($2::uuid[])
     order by o.id, m.created_at desc, m.id desc`,
    [ctx.sites.map((site) => site.siteId), ids.map((id) => fromPublicId("order", id))],
  );
  return new Map(rows.map((row) => [toPublicId("order", row.id), row]));
}

async function whyNot(ctx: Context, order: Known | undefined): Promise<string | null> {
  if (!order) return "No such order.";
  if (!order.mailId) return "Nothing was mailed about it yet.";
  try {
    await resendMail(ctx, { mailId: toPublicId("mail", order.mailId) });
    return null;
  } catch (error) {
    if (!isOnetillError(error, "conflict", "not_found", "forbidden")) throw error;
    return error.message;
  }
}

/**
 * Sends the newest mail about each of some orders once more, each on its own: one that is refused
 * does not hold up the others. A mail that may have arrived is left to a closer look.
 */
export async function resendForOrders(
  ctx: Context,
  ids: readonly string[],
): Promise<CommandReport[]> {
  const newest = await newestMails(ctx, ids);
  const reports: CommandReport[] = [];
  for (const id of ids) {
    const order = newest.get(id);
    const reason = await whyNot(ctx, order);
    const { reference = null, customer = null } = order ?? {};
    reports.push({ id, reference, customer, done: reason === null, reason });
  }
  return reports;
}
