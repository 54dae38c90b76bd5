import { inTransaction } from "@/lib/db";
import { toPublicId } from "@/lib/kernel";
import { recordEvent } from "@/lib/orders";
import { type DueMail, dueMailColumns } from "./due-mail";
import { announce } from "./settle-mail";

/**
 * The mail server was taken out of the settings: what waited for it goes to the sandbox's mailbox
 * when it is due. Returns how many that were.
 */
export async function keepWaitingMails(): Promise<number> {
  const kept = await inTransaction(async (tx) => {
    const { rows } = await tx.query<DueMail & { now: Date }>(
      `update outgoing_mails set state = 'kept', last_error = null where id in (
         select id from outgoing_mails
         where state = 'queued' and next_attempt_at <= now() limit 500 for update skip locked)
       returning ${dueMailColumns}, onetill_now() as now`,
    );
    for (const { id, siteId, orderId, subject, recipient, now } of rows) {
      if (siteId === null || orderId === null) continue;
      await recordEvent(
        tx,
        { siteId, id: orderId },
        {
          type: "mail.sent",
          data: { mail_id: toPublicId("mail", id), subject, to: recipient },
          actor: { kind: "system", label: "Onetill" },
          at: now,
        },
      );
    }
    return rows;
  });
  for (const mail of kept) announce(mail);
  return kept.length;
}
