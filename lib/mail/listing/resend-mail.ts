import { inTransaction, query, type Transaction } from "@/lib/db";
import {
  type Context,
  conflict,
  fromPublicId,
  notFound,
  requireRight,
  toPublicId,
} from "@/lib/kernel";
import type { MailState } from "../schemas";
import { queueSupporterMail } from "../writing/queue-supporter-mail";

interface Original {
  siteId: string;
  state: MailState;
  purpose: string;
  orderId: string | null;
  confirmationId: string | null;
  ruleId: string | null;
  recipient: string;
  fromName: string | null;
  replyTo: string | null;
  headers: Record<string, string>;
  subject: string;
  html: string;
  text: string;
  supporterKey: string | null;
  isTest: boolean | null;
  repeats: number;
  lastRepeat: Date | null;
}

/** The site of a mail among the actor's; a row is locked inside one site alone. */
async function locateMail(ctx: Context, id: string): Promise<string> {
  const [row] = await query<{ siteId: string }>(
    `select site_id as "siteId" from outgoing_mails where site_id = any($1::uuid[]) and id = $2`,
    [ctx.sites.map((site) => site.siteId), id],
  );
  if (!row) throw notFound("mail");
  return row.siteId;
}

async function lockOriginal(tx: Transaction, siteId: string, id: string): Promise<Original> {
  const { rows } = await tx.query<Original & Record<string, unknown>>(
    `select m.site_id as "siteId", m.state, m.purpose, m.order_id as "orderId",
       m.confirmation_id as "confirmationId", m.rule_id as "ruleId", m.recipient,
       m.from_name as "fromName", m.reply_to as "replyTo", m.headers, m.subject, m.html, m.text,
       m.supporter_key as "supporterKey",
       (select o.is_test from orders o where o.site_id = $1 and o.id = m.order_id) as "isTest",
       (select count(*)::int from outgoing_mails r
         where r.site_id = $1 and r.resend_of = $2) as repeats,
       (select max(r.created_at) from outgoing_mails r
         where r.site_id = $1 and r.resend_of = $2) as "lastRepeat"
     from outgoing_mails m where m.site_id = $1 and m.id = $2 for update of m`,
    [siteId, id],
  );
  const row = rows[0];
  if (!row) throw notFound("mail");
  return row;
}

// Two clicks are one wish.
const aMoment = 60_000; // ms

function requireSendable(ctx: Context, mail: Original, evenIfItArrived: boolean): void {
  if (mail.supporterKey === null) throw conflict("Only mails to supporters can be sent again.");
  if (mail.state === "queued" || mail.state === "sending") {
    throw conflict("This mail is still on its way.");
  }
  if (mail.state === "unknown" && !evenIfItArrived) {
    throw conflict("This mail may have arrived: whoever gets it would have it twice.");
  }
  if (mail.lastRepeat && ctx.clock.now().getTime() - mail.lastRepeat.getTime() < aMoment) {
    throw conflict("This mail was sent again a moment ago.");
  }
}

/**
 * Sends a mail to a supporter once more, as a new message; the first one stays as it is. One whose
 * fate is unknown only with `evenIfItArrived`. Throws `conflict` when it is still on its way, or when
 * the address has had enough for a day. Returns the new one's shown id.
 */
export async function resendMail(
  ctx: Context,
  input: { mailId: string; evenIfItArrived?: boolean },
): Promise<string> {
  const id = fromPublicId("mail", input.mailId);
  const siteId = await locateMail(ctx, id);
  requireRight(ctx, siteId, "mails:send");
  return inTransaction(async (tx) => {
    const mail = await lockOriginal(tx, siteId, id);
    requireSendable(ctx, mail, input.evenIfItArrived ?? false);
    const { purpose, orderId, confirmationId, ruleId, recipient } = mail;
    const { fromName, replyTo, headers, subject, html, text } = mail;
    const isOfOrder = purpose.startsWith("order-");
    const nature = "List-Unsubscribe" in headers ? "news" : "answer";
    const written = await queueSupporterMail(ctx, tx, {
      ...{ siteId, purpose, recipient, fromName, replyTo, headers, subject, html, text },
      ...(orderId ? { orderId } : {}),
      ...(confirmationId ? { confirmationId } : {}),
      ...(ruleId ? { ruleId } : {}),
      resendOf: id,
      dedupeKey: `resend:${id}:${mail.repeats + 1}`,
      nature: isOfOrder ? "order" : nature,
      isTest: !isOfOrder && (mail.isTest ?? false),
    });
    if ("skipped" in written) throw conflict(written.skipped);
    return toPublicId("mail", written.mailId);
  });
}
