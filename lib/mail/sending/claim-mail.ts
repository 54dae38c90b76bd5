import { query } from "@/lib/db";
import { dueSites } from "@/lib/work";
import { type DueMail, dueMailColumns } from "./due-mail";

// Longer than a lane may be held, so that the renewal is not what keeps it.
const LEASE = "60 seconds";
const RENEW_MS = 20_000;

const due = "next_attempt_at <= now()";
const waiting = dueSites("outgoing_mails", "state = 'queued'", due);

/** Whether the site has a message that is due. */
export const hasMailDue = waiting.isDue;

/** The sites for which something is due; the installation's own comes first. */
export const findSitesWithMail = waiting.findSites;

/** Takes one message of the site that is due, so that no other worker has it until the lease ends. */
export async function claimMail(siteId: string): Promise<DueMail | undefined> {
  const [mail] = await query<DueMail & Record<string, unknown>>(
    `update outgoing_mails set state = 'sending', attempts = attempts + 1, handed_over_at = null,
       next_attempt_at = now() + interval '${LEASE}'
     where site_id = $1 and id = (
       select id from outgoing_mails
       where site_id = $1 and state = 'queued' and ${due}
       order by next_attempt_at limit 1 for update skip locked
     ) and state = 'queued'
     returning ${dueMailColumns}`,
    [siteId],
  );
  return mail;
}

/** Keeps a claim while a slow server takes its time. Returns what ends that. */
export function keepClaim(mail: DueMail): () => void {
  const timer = setInterval(() => {
    // Should it fail, the lease ends and the message is found again.
    query(
      `update outgoing_mails set next_attempt_at = now() + interval '${LEASE}'
       where site_id = $3 and id = $1 and state = 'sending' and attempts = $2 returning 1`,
      [mail.id, mail.attempt, mail.siteId],
    ).catch(() => {});
  }, RENEW_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/**
 * Writes down that the end of the message goes to the server now: from here on it may have arrived.
 * False when the claim has passed to another worker meanwhile, and then it must not go.
 */
export async function writeHandOver(mail: DueMail): Promise<boolean> {
  const rows = await query(
    `update outgoing_mails set handed_over_at = onetill_now()
     where site_id = $3 and id = $1 and state = 'sending' and attempts = $2 and handed_over_at is null
     returning 1`,
    [mail.id, mail.attempt, mail.siteId],
  );
  return rows.length === 1;
}
