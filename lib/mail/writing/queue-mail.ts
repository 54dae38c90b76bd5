import {
  afterCommit,
  channels,
  notifySoon,
  pool,
  type Queryable,
  type Transaction,
} from "@/lib/db";
import { type Context, env, installationSiteId, invalid, newId, withoutLinks } from "@/lib/kernel";
import { mailboxKey } from "@/lib/sites";
import { checkHeaders } from "../sending/check-headers";
import { oneLine } from "../sending/one-line";
import { isMailable } from "./address";
import { type MailToken, sealToken } from "./sealed-token";

export interface Message {
  /** Left out where it is between Onetill and one person: the installation's own. */
  siteId?: string;
  /** What it is for, in a word or two: `sign-in-link`, `invitation`. */
  purpose: string;
  /** Names this message; a second one of the same name is not written. */
  dedupeKey: string;
  orderId?: string;
  confirmationId?: string;
  ruleId?: string;
  resendOf?: string;
  recipient: string;
  /** How the sender is called; the address stays the install's own. */
  fromName?: string | null;
  replyTo?: string | null;
  /** Headers beyond the usual ones. */
  headers?: Record<string, string>;
  subject: string;
  html: string;
  text: string;
  /** What html and text hold of a token: it is stored sealed, and no longer than it is needed. */
  carries?: MailToken;
  /** It leaves no sooner than in so many seconds, by the database's clock: until then it can be called off. */
  waitSeconds?: number;
}

interface Options {
  /** It goes to somebody who pays a site, not to one of the site's people. */
  toSupporter?: boolean;
}

/** Wakes the worker as soon as it can see the message. */
function wakeWorker(db: Queryable, siteId?: string): void {
  const wake = () => notifySoon(channels.mail, siteId);
  if ("transaction" in db) afterCommit(db as Transaction, wake);
  else wake();
}

/**
 * Writes a message down to be sent by the worker. Without a mail server it is kept in the mailbox
 * at once. Inside a transaction, pass it as `db`. Returns the new message's id (UUID), or null when
 * a message of this name is there already. Subject and sender's name become no links. Throws `invalid_request` when the recipient is not exactly
 * one address.
 */
export async function queueMail(
  ctx: Pick<Context, "clock">,
  message: Message,
  db: Queryable = pool(),
  { toSupporter = false }: Options = {},
): Promise<string | null> {
  const { recipient, replyTo } = message;
  if (!isMailable(recipient)) throw invalid("This is not an address to mail to.", "recipient");
  const { waitSeconds = 0 } = message;
  const sends = env().smtpUrl !== undefined || waitSeconds > 0;
  // When it is due is said by the database, to a millisecond that is not rounded up: the wake-up comes soon.
  const now = ctx.clock.now();
  const id = newId();
  const { html, text, carries } = message;
  const body = carries ? sealToken(id, message, carries) : { html, text, sealedToken: null };
  const { rowCount } = await db.query(
    `insert into outgoing_mails (id, site_id, purpose, dedupe_key, recipient, subject, html, text,
       state, next_attempt_at, created_at, order_id, confirmation_id, rule_id, resend_of, from_name,
       reply_to, headers, supporter_key, sealed_token, token_until)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9::mail_state,
       date_trunc('milliseconds', now()) + $21 * interval '1 second', $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
     on conflict (site_id, dedupe_key) do nothing`,
    [
      id,
      message.siteId ?? installationSiteId,
      message.purpose,
      message.dedupeKey,
      recipient,
      oneLine(withoutLinks(message.subject)),
      body.html,
      body.text,
      sends ? "queued" : "kept",
      now,
      message.orderId ?? null,
      message.confirmationId ?? null,
      message.ruleId ?? null,
      message.resendOf ?? null,
      message.fromName ? oneLine(withoutLinks(message.fromName), 100) : null,
      replyTo && isMailable(replyTo) ? replyTo : null,
      JSON.stringify(checkHeaders(message.headers ?? {})),
      toSupporter ? mailboxKey(recipient) : null,
      body.sealedToken,
      carries?.until ?? null,
      waitSeconds,
    ],
  );
  if (sends) wakeWorker(db, message.siteId);
  return rowCount === 1 ? id : null;
}
