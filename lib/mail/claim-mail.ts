import { query } from "@/lib/db";
import { type DueMail, dueMailColumns } from "./due-mail";

const LEASE = "2 minutes";
const RENEW_MS = 30_000;

/** Takes one message that is due, so that no other worker has it until the lease ends. */
export async function claimMail(): Promise<DueMail | undefined> {
  const [mail] = await query<DueMail & Record<string, unknown>>(
    `update outgoing_mails set state = 'sending', attempts = attempts + 1, handed_over_at = null,
       next_attempt_at = onetill_now() + interval '${LEASE}'
     where id = (
       select id from outgoing_mails where state = 'queued' and next_attempt_at <= onetill_now()
       order by next_attempt_at limit 1 for update skip locked
     ) and state = 'queued'
     returning ${dueMailColumns}`,
  );
  return mail;
}

/** Keeps a claim while a slow server takes its time. Returns what ends that. */
export function keepClaim(mail: DueMail): () => void {
  const timer = setInterval(() => {
    // Should it fail, the lease ends and the message is found again.
    query(
      `update outgoing_mails set next_attempt_at = onetill_now() + interval '${LEASE}'
       where id = $1 and state = 'sending' and attempts = $2 returning 1`,
      [mail.id, mail.attempt],
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
     where id = $1 and state = 'sending' and attempts = $2 and handed_over_at is null returning 1`,
    [mail.id, mail.attempt],
  );
  return rows.length === 1;
}
