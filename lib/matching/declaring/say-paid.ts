import { inTransaction, query, type Transaction } from "@/lib/db";
import { type Clock, conflict, hashToken, notFound } from "@/lib/kernel";
import { searchTextOf } from "@/lib/lists";
import { callerNetwork, limits, takeAttempt, takeTurn } from "@/lib/sites";
import { recordConfirmationEvent } from "../confirmations/record-confirmation-event";
import { loadConfirmation, visitor } from "../internal";
import type { OpenConfirmation } from "../pairing/pair";
import { type SayPaidInput, sayPaidSchema } from "./declaration";
import { type PrivateLink, readPublicConfirmation } from "./find-confirmation-by-token";
import { emailKeyOf, transactionKeyOf } from "./keys";

type Facts = { transactionId: string | null; paidEmail: string | null };

async function writeFacts(tx: Transaction, known: OpenConfirmation, facts: Facts, at: Date) {
  const { transactionId, paidEmail } = facts;
  const { code, codeKey, email, name, message } = known;
  await tx.query(
    `update confirmations set transaction_id = $3, transaction_key = $4, paid_email = $5,
       paid_email_key = $6, search_text = $7, said_paid_at = coalesce(said_paid_at, $8),
       updated_at = $8
     where site_id = $1 and id = $2`,
    [
      known.siteId,
      known.id,
      transactionId,
      transactionKeyOf(transactionId),
      paidEmail,
      paidEmail === null ? null : emailKeyOf(paidEmail),
      searchTextOf([code, codeKey, email, name, transactionId, paidEmail, message]),
      at,
    ],
  );
}

/**
 * Takes what a visitor says after paying, as often as they mend it; the payment is looked for again
 * right afterwards, by the worker. Throws `conflict` once the visitor can see that it is found or settled; a match by address alone
 * they cannot see, and so it changes nothing here. Throws `rate_limited`.
 */
export async function sayPaid(
  clock: Clock,
  link: PrivateLink,
  input: SayPaidInput,
  caller: string,
): Promise<void> {
  const at = clock.now();
  const network = callerNetwork(caller);
  await takeAttempt(limits.sayPaidCaller, network, at);
  const given = sayPaidSchema.parse(input);
  const [row] = await query<{ siteId: string; id: string }>(
    `select site_id as "siteId", id from confirmations where site_id = $1 and token_hash = $2`,
    [link.siteId, hashToken(link.token)],
  );
  if (!row) throw notFound("confirmation");
  const { siteId, id } = row;
  await takeAttempt(limits.sayPaidOne, id, at);
  await takeTurn(
    { own: limits.sayPaidHere, shared: limits.sayPaidSite, extra: limits.sayPaidSiteExtra },
    { own: `${siteId} ${network}`, shared: siteId },
    at,
  );
  await inTransaction(async (tx) => {
    await tx.query("select 1 from confirmations where site_id = $1 and id = $2 for update", [
      siteId,
      id,
    ]);
    const known = await loadConfirmation(tx, row);
    const seen = await readPublicConfirmation(tx, link, at);
    if (!seen?.canSayPaid) throw conflict("This is settled already; nothing can be added to it.");
    const facts = {
      transactionId: given.transactionId === undefined ? known.transactionId : given.transactionId,
      paidEmail: given.email === undefined ? known.paidEmail : given.email,
    };
    await writeFacts(tx, known, facts, at);
    const data = { transaction_id: facts.transactionId, email: facts.paidEmail };
    const event = { type: "confirmation.said_paid", data } as const;
    await recordConfirmationEvent(tx, row, event, { actor: visitor, at });
  });
}
