import { inTransaction } from "@/lib/db";
import { dueSites } from "@/lib/work";
import { type DueMail, dueMailColumns } from "./due-mail";
import { announce, settleIn } from "./settle-mail";

const isLapsed = "next_attempt_at <= now()";
const lapsed = dueSites("outgoing_mails", "state = 'sending'", isLapsed);

async function freeOf(siteId: string): Promise<void> {
  const freed = await inTransaction(async (tx) => {
    const { rows } = await tx.query<DueMail & { handedOver: boolean }>(
      `select ${dueMailColumns}, handed_over_at is not null as "handedOver" from outgoing_mails
       where site_id = $1 and state = 'sending' and ${isLapsed}
       order by next_attempt_at limit 50 for update skip locked`,
      [siteId],
    );
    for (const mail of rows) {
      await settleIn(
        tx,
        mail,
        mail.handedOver
          ? { outcome: "unknown", detail: "The worker stopped before the server answered." }
          : { outcome: "interrupted", detail: "The worker stopped before the message went out." },
      );
    }
    return rows;
  });
  for (const mail of freed) announce(mail);
}

/**
 * Takes up what a killed worker held when its lease is over. A message whose end had not gone to the
 * server yet is due again; one whose end had may have arrived, and is never repeated by itself.
 */
export async function freeLapsedMails(): Promise<void> {
  for (const siteId of await lapsed.findSites()) await freeOf(siteId);
}
