import { inTransaction, readClock } from "@/lib/db";
import { happening, recordMany } from "@/lib/events";
import { onetill, toPublicId } from "@/lib/kernel";
import { orderMailEvent } from "../events";
import { findSitesWithMail } from "./claim-mail";
import { type DueMail, dueMailColumns } from "./due-mail";
import { announce } from "./settle-mail";

async function keepOf(siteId: string): Promise<number> {
  const at = (await readClock()).now();
  const kept = await inTransaction(async (tx) => {
    const { rows } = await tx.query<DueMail>(
      `update outgoing_mails set state = 'kept', last_error = null where site_id = $1 and id in (
         select id from outgoing_mails
         where site_id = $1 and state = 'queued' and next_attempt_at <= now()
         limit 500 for update skip locked)
       returning ${dueMailColumns}`,
      [siteId],
    );
    const by = { actor: onetill, at };
    const sent = rows.flatMap(({ id, orderId, subject, recipient }) => {
      if (orderId === null) return [];
      const data = { mail_id: toPublicId("mail", id), subject, to: recipient };
      return [happening({ siteId, id: orderId }, orderMailEvent["mail.sent"], data, by)];
    });
    await recordMany(tx, sent);
    return rows;
  });
  for (const mail of kept) announce(mail);
  return kept.length;
}

/**
 * The mail server was taken out of the settings: what waited for it goes to the sandbox's mailbox
 * when it is due. Returns how many that were.
 */
export async function keepWaitingMails(): Promise<number> {
  let kept = 0;
  for (const siteId of await findSitesWithMail()) kept += await keepOf(siteId);
  return kept;
}
