import { inTransaction } from "@/lib/db";
import { happening, recordMany } from "@/lib/events";
import { toPublicId } from "@/lib/kernel";
import { orderMailEvent } from "../events";
import { type DueMail, dueMailColumns } from "./due-mail";
import { announce } from "./settle-mail";

/**
 * The mail server was taken out of the settings: what waited for it goes to the sandbox's mailbox
 * when it is due. Returns how many that were.
 */
export async function keepWaitingMails(): Promise<number> {
  const kept = await inTransaction(async (tx) => {
    const { rows } = await tx.query<DueMail & { now: Date }>(
      `update outgoing_mails set state = 'kept', last_error = null where (site_id, id) in (
         select site_id, id from outgoing_mails
         where state = 'queued' and next_attempt_at <= now() limit 500 for update skip locked)
       returning ${dueMailColumns}, onetill_now() as now`,
    );
    const sent = rows.flatMap(({ id, siteId, orderId, subject, recipient, now }) => {
      if (orderId === null) return [];
      const data = { mail_id: toPublicId("mail", id), subject, to: recipient };
      const by = { actor: { kind: "system", label: "Onetill" } as const, at: now };
      return [happening({ siteId, id: orderId }, orderMailEvent["mail.sent"], data, by)];
    });
    await recordMany(tx, sent);
    return rows;
  });
  for (const mail of kept) announce(mail);
  return kept.length;
}
