import { channels, inTransaction, notifySoon, readDatabaseTime, type Transaction } from "@/lib/db";
import { type Happening, happening, recordMany } from "@/lib/events";
import { installationSiteId, newId, onetill, toPublicId } from "@/lib/kernel";
import { mailEvent, orderMailEvent } from "../events";
import { type DueMail, MAX_ATTEMPTS, pauseAfter } from "./due-mail";

/** What came of a try, in the words that the log of tries keeps. */
export type Outcome = "sent" | "postponed" | "failed" | "unknown" | "interrupted";

export interface Result {
  outcome: Outcome;
  /** The server's own words, or what happened to the connection. */
  detail: string;
  /** It was no try: the database was away, or Onetill was stopped. Tries before it count as they did. */
  uncounted?: boolean;
}

/** Where a try leaves its message. A message that is tried too often is given up. */
function stateAfter({ outcome, uncounted }: Result, attempt: number) {
  if (outcome !== "postponed" && outcome !== "interrupted") return outcome;
  if (uncounted) return "queued";
  return attempt >= MAX_ATTEMPTS ? "failed" : "queued";
}

async function tell(tx: Transaction, mail: DueMail, state: string, detail: string, at: Date) {
  const { siteId, orderId, subject, recipient: to } = mail;
  if (state === "queued") return;
  const by = { actor: onetill, at };
  const mail_id = toPublicId("mail", mail.id);
  const type = state === "failed" ? "mail.failed" : "mail.unknown";
  const told: Happening[] = [];
  if (orderId !== null) {
    const order = { siteId, id: orderId };
    const sent = orderMailEvent["mail.sent"];
    const data = { mail_id, subject, error: detail };
    told.push(
      state === "sent"
        ? happening(order, sent, { mail_id, subject, to }, by)
        : happening(order, orderMailEvent[type], data, by),
    );
  }
  if (state !== "sent" && mail.supporterKey !== null) {
    told.push(happening({ siteId, id: mail.id }, mailEvent[type], { error: detail }, by));
  }
  await recordMany(tx, told);
}

/** The same inside a transaction. False when somebody else has settled the message. */
export async function settleIn(tx: Transaction, mail: DueMail, result: Result): Promise<boolean> {
  const { outcome, detail } = result;
  const state = stateAfter(result, mail.attempt);
  const waits = outcome === "postponed" ? pauseAfter(mail.attempt) : 0;
  // One that was thought lost may still be answered: that is the better knowledge.
  const from = state === "sent" || state === "failed" ? ["sending", "unknown"] : ["sending"];
  const at = await readDatabaseTime(tx);
  const { rowCount } = await tx.query(
    `update outgoing_mails set state = $3::mail_state, last_error = $4,
       sent_at = $9::timestamptz,
       handed_over_at = case when $3 in ('sent', 'unknown') then handed_over_at end,
       attempts = attempts - $7,
       next_attempt_at = now() + $5 * interval '1 second',
       sealed_token = case when $3 = 'queued' then sealed_token end,
       token_until = case when $3 = 'queued' then token_until end
     where site_id = $8 and id = $1 and attempts = $2 and state = any($6::mail_state[])`,
    [
      ...[mail.id, mail.attempt, state, state === "sent" ? null : detail, waits, from],
      ...[result.uncounted ? 1 : 0, mail.siteId, state === "sent" ? at : null],
    ],
  );
  if (rowCount !== 1) return false;
  await tx.query(
    `insert into mail_attempts (id, site_id, mail_id, number, at, outcome, detail)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (site_id, mail_id, number) do update
       set at = excluded.at, outcome = excluded.outcome, detail = excluded.detail`,
    [newId(), mail.siteId, mail.id, mail.attempt, at, outcome, detail],
  );
  await tell(tx, mail, state, detail, at);
  return true;
}

/** Tells the pages that a message has settled. */
export function announce(mail: Pick<DueMail, "siteId">): void {
  if (mail.siteId === installationSiteId) return;
  notifySoon(channels.orders, mail.siteId);
}

/** Writes down what came of a try: the message's state, the try, the order's timeline, all or none. */
export async function settleMail(mail: DueMail, result: Result): Promise<void> {
  const settled = await inTransaction((tx) => settleIn(tx, mail, result));
  if (settled) announce(mail);
  // Another worker may have it at once.
  if (settled && result.uncounted) notifySoon(channels.mail, mail.siteId);
}
