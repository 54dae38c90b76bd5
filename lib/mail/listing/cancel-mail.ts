import { afterCommit, channels, inTransaction, notifySoon } from "@/lib/db";
import { record } from "@/lib/events";
import { type Context, conflict, fromPublicId, requireRight } from "@/lib/kernel";
import { orderMailEvent } from "../events";
import { getMail } from "./get-mail";

/** Takes back a mail that has not gone out. Throws `conflict` when it is being sent, or has left. */
export async function cancelMail(ctx: Context, publicId: string): Promise<void> {
  const { siteId, subject } = await getMail(ctx, publicId);
  requireRight(ctx, siteId, "mails:send");
  await inTransaction(async (tx) => {
    const { rows } = await tx.query<{ orderId: string | null }>(
      `update outgoing_mails set state = 'canceled', sealed_token = null, token_until = null
       where site_id = $1 and id = $2 and state = 'queued' returning order_id as "orderId"`,
      [siteId, fromPublicId("mail", publicId)],
    );
    const canceled = rows[0];
    if (!canceled) throw conflict("Too late: this mail is being sent, or has left already.");
    afterCommit(tx, () => notifySoon(channels.orders, siteId));
    if (canceled.orderId === null) return;
    const by = { actor: ctx.actor, at: ctx.clock.now() };
    const data = { mail_id: publicId, subject };
    await record(tx, { siteId, id: canceled.orderId }, orderMailEvent["mail.canceled"], data, by);
  });
}
