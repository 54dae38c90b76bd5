import { afterCommit, channels, notifySoon, type Transaction } from "@/lib/db";
import { happening, recordMany } from "@/lib/events";
import { type Context, env, toPublicId } from "@/lib/kernel";
import { orderMailEvent } from "../events";
import { boundReached } from "../sending/bound-reached";
import { isMailable } from "./address";
import { hasOptedOut } from "./opt-out";
import { type Message, queueMail } from "./queue-mail";
import { unsubscribeHeaders } from "./unsubscribe-token";

export interface SupporterMessage extends Message {
  siteId: string;
  /**
   * `answer` is about the person's own order; `news` is more than that and can be unsubscribed from. `order`
   * tells what becomes of an order whose card was checked: it is never left out, a test's neither.
   */
  nature: "answer" | "news" | "order";
  isTest: boolean;
}

type Asker = Pick<Context, "clock" | "actor">;

/** Why nothing is written to this person now, in a sentence; null when something may be. */
async function refusalOf(ctx: Asker, tx: Transaction, message: SupporterMessage) {
  const { siteId, recipient, isTest, nature } = message;
  if (isTest) return "It is a test: supporters get no mail about it.";
  if (!isMailable(recipient)) return "There is no address that mail can be sent to.";
  if (nature === "order") return null;
  const bound = await boundReached(ctx, tx, siteId, recipient);
  if (nature === "news" && (await hasOptedOut(tx, siteId, recipient))) {
    return "This address has unsubscribed from news.";
  }
  return bound === null ? null : `This address has had ${bound} mails within a day.`;
}

async function tellTimeline(ctx: Asker, tx: Transaction, message: Message, id: string) {
  const { siteId, orderId, recipient: to, subject } = message;
  if (siteId === undefined || orderId === undefined) return;
  const data = { mail_id: toPublicId("mail", id), subject, to };
  const by = { actor: ctx.actor, at: ctx.clock.now() };
  const order = { siteId, id: orderId };
  const told = [happening(order, orderMailEvent["mail.queued"], data, by)];
  // The sandbox's mailbox has it at once.
  if (env().smtpUrl === undefined && !message.waitSeconds) {
    told.push(happening(order, orderMailEvent["mail.sent"], data, by));
  }
  await recordMany(tx, told);
}

/**
 * Writes a message to somebody who pays a site, in the transaction of what it is about. Says why when
 * it is not written: tests, opt-outs, addresses that have had enough for a day. The same message
 * (`dedupeKey`) is written once; asked again, the first one's id is returned.
 */
export async function queueSupporterMail(
  ctx: Asker,
  tx: Transaction,
  message: SupporterMessage,
): Promise<{ mailId: string } | { skipped: string }> {
  const there = async () => {
    const { rows } = await tx.query<{ id: string }>(
      "select id from outgoing_mails where site_id = $1 and dedupe_key = $2",
      [message.siteId, message.dedupeKey],
    );
    return rows[0]?.id;
  };
  const before = await there();
  if (before !== undefined) return { mailId: before };
  const skipped = await refusalOf(ctx, tx, message);
  if (skipped !== null) return { skipped };
  const { siteId, recipient, nature } = message;
  const headers = {
    ...message.headers,
    ...(nature === "news" ? unsubscribeHeaders(siteId, recipient) : {}),
  };
  const mailId = await queueMail(ctx, { ...message, headers }, tx, { toSupporter: true });
  if (mailId === null) {
    // Somebody beside us wrote it.
    const other = await there();
    return other === undefined ? { skipped: "It was written already." } : { mailId: other };
  }
  await tellTimeline(ctx, tx, message, mailId);
  afterCommit(tx, () => notifySoon(channels.orders, siteId));
  return { mailId };
}
