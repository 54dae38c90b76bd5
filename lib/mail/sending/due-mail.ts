/** A message that a worker has taken to send it. */
export interface DueMail {
  id: string;
  siteId: string;
  orderId: string | null;
  supporterKey: string | null;
  recipient: string;
  fromName: string | null;
  replyTo: string | null;
  subject: string;
  html: string;
  text: string;
  /** Where html and text are without their token. */
  sealedToken: string | null;
  headers: Record<string, string>;
  /** Which try this is, from 1. Nobody else has the same one: it is what a claim is known by. */
  attempt: number;
}

export const dueMailColumns = `id, site_id as "siteId", order_id as "orderId",
  supporter_key as "supporterKey", recipient, from_name as "fromName", reply_to as "replyTo", subject,
  html, text, sealed_token as "sealedToken", headers, attempts as attempt`;

/** How often a message is tried. */
export const MAX_ATTEMPTS = 10;

// 30 s, and each time 2.3 times as long up to 6 hours: ten tries reach over half a day.
const [first, growth, longest] = [30, 2.3, 6 * 3600];

/** Seconds until the next try, with up to a fifth more so that those that failed together spread. */
export const pauseAfter = (attempt: number, random = Math.random()) =>
  Math.min(first * growth ** (attempt - 1) * (1 + random / 5), longest);
