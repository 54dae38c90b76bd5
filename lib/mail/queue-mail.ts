import { channels, notifySoon, query } from "@/lib/db";
import { type Context, env, newId } from "@/lib/kernel";

export interface Message {
  siteId?: string;
  /** What it is for, in a word or two: `sign-in-link`, `invitation`. */
  purpose: string;
  /** Names this message; a second one of the same name is not written. */
  dedupeKey: string;
  recipient: string;
  subject: string;
  html: string;
  text: string;
}

/**
 * Writes a message down to be sent by the worker. Without a mail server it is kept in the mailbox
 * at once. Returns whether it is new.
 */
export async function queueMail(ctx: Context, message: Message): Promise<boolean> {
  const sends = env().smtpUrl !== undefined;
  const now = ctx.clock.now();
  const rows = await query(
    `insert into outgoing_mails (id, site_id, purpose, dedupe_key, recipient, subject, html, text,
       state, next_attempt_at, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9::mail_state, $10, $10)
     on conflict (dedupe_key) do nothing
     returning 1`,
    [
      newId(),
      message.siteId ?? null,
      message.purpose,
      message.dedupeKey,
      message.recipient,
      message.subject,
      message.html,
      message.text,
      sends ? "queued" : "kept",
      now,
    ],
  );
  if (sends) notifySoon(channels.mail);
  return rows.length > 0;
}
