import Stripe from "stripe";
import { inTransaction, lockName, type Transaction } from "@/lib/db";
import {
  type Context,
  conflict,
  encryptSecret,
  invalid,
  newId,
  OnetillError,
  requireRight,
} from "@/lib/kernel";
import { unsettledStates } from "../payment-row";
import { clientFor, isTestKey, stripeOf } from "../stripe/connect-stripe";
import { explainFault } from "../stripe/explain-fault";
import { findAccount } from "../stripe/find-account";
import { ensureAccount, ensureWebhook, stripeWebhookUrl } from "./ensure-account";
import { type GivenKeys, readKeys } from "./read-keys";

/** One change of a site's keys, as it is kept for those who look later. */
export interface KeyChange {
  at: string;
  by: string;
  what: "saved" | "forgotten";
  hint: string | null;
}

const keptChanges = 50;

/** Throws `conflict` while money is on its way that only the present account knows of. */
async function requireNothingOpen(tx: Transaction, siteId: string): Promise<void> {
  const { rows } = await tx.query<{ charges: number; refunds: number }>(
    `select (select count(*)::int from payments where site_id = $1 and purpose = 'charge'
         and state = any($2::payment_state[])) as charges,
       (select count(*)::int from refunds where site_id = $1 and state = 'pending') as refunds`,
    [siteId, unsettledStates],
  );
  const { charges = 0, refunds = 0 } = rows[0] ?? {};
  const open = [
    charges > 0 ? `${charges} ${charges === 1 ? "payment" : "payments"}` : "",
    refunds > 0 ? `${refunds} ${refunds === 1 ? "refund" : "refunds"}` : "",
  ].filter(Boolean);
  if (open.length === 0) return;
  throw conflict(
    `The account cannot be changed while money is on its way at the present one (${open.join(" and ")} open): nobody else knows what becomes of it. Wait until they are settled, or cancel their orders.`,
  );
}

/** What was begun with another account cannot go on: cards that are being checked are entered anew. */
async function callOffChecks(tx: Transaction, siteId: string): Promise<void> {
  const { rows } = await tx.query<{ orderId: string }>(
    `update payments set state = 'canceled', due_at = null, settled_at = onetill_now()
     where site_id = $1 and purpose = 'check' and state = any($2::payment_state[])
     returning order_id as "orderId"`,
    [siteId, unsettledStates],
  );
  await tx.query(
    `delete from order_cards where site_id = $1 and order_id = any($2::uuid[])
       and payment_method is null`,
    [siteId, rows.map(({ orderId }) => orderId)],
  );
}

/** The changes with one more, the oldest left out. The caller holds the row that they are of. */
function withChange(
  before: readonly KeyChange[],
  ctx: Context,
  { what, hint }: Pick<KeyChange, "what" | "hint">,
): string {
  const by = "label" in ctx.actor ? ctx.actor.label : "Onetill";
  const change = { at: ctx.clock.now().toISOString(), by, what, hint };
  return JSON.stringify([...before, change].slice(-keptChanges));
}

async function ask(secretKey: string) {
  try {
    return await findAccount(clientFor(secretKey));
  } catch (error) {
    const { errors } = Stripe;
    if (error instanceof errors.StripeAuthenticationError) {
      throw invalid(`secret_key: ${explainFault(error)}`, "secret_key");
    }
    throw new OnetillError("unavailable", explainFault(error));
  }
}

/** The account and mode that the site takes cards with now; null where it takes none. */
async function presentAccount(siteId: string): Promise<string | null | undefined> {
  const access = await stripeOf(siteId);
  if (!access) return undefined;
  const told = await findAccount(access.stripe).catch(() => null);
  return told?.id ? `${told.id} ${access.isTest}` : null;
}

/**
 * Keeps a site's own Stripe keys, encrypted, after Stripe has said whose they are. A new key of the same account
 * and mode can be saved at any time; another account or mode only while nothing is on its way at the present one
 * (throws `conflict`). Throws `invalid_request` naming the field, `unavailable` while Stripe does not answer.
 */
export async function saveStripeKeys(
  ctx: Context,
  siteId: string,
  given: GivenKeys,
): Promise<{ isTest: boolean }> {
  requireRight(ctx, siteId, "payments:manage");
  const { secretKey, publishableKey, webhookSecret } = readKeys(given);
  const isTest = isTestKey(secretKey);
  const [account, before] = await Promise.all([ask(secretKey), presentAccount(siteId)]);
  const row = await ensureAccount(siteId);
  const isSame = account.id !== null && before === `${account.id} ${isTest}`;
  await inTransaction(async (tx) => {
    await lockName(tx, `stripe-keys:${siteId}`);
    const { rows } = await tx.query<{ id: string; changes: KeyChange[] }>(
      "select id, changes from stripe_accounts where site_id = $1 for update",
      [siteId],
    );
    const [held] = rows;
    if (!held) throw new Error("a site whose account is not written down");
    let { id } = held;
    if (!isSame && before !== undefined) {
      await requireNothingOpen(tx, siteId);
      await callOffChecks(tx, siteId);
    }
    const hint = secretKey.slice(-4);
    if (!isSame) {
      // Another account has another webhook: what the old one signed with proves nothing any more.
      const next = newId();
      await tx.query(
        `update stripe_accounts set id = $2, sealed_webhook_secret = null, endpoint_id = null,
           endpoint_url = null where site_id = $1`,
        [siteId, next],
      );
      id = next;
    }
    await tx.query(
      `update stripe_accounts set sealed_key = $3, secret_hint = $4, publishable_key = $5,
         account = $6, checked = null, checked_at = null, last_failure_at = null,
         last_failure_reason = null, changes = $2::jsonb
       where site_id = $1`,
      [
        ...[siteId, withChange(held.changes, ctx, { what: "saved", hint })],
        ...[encryptSecret(secretKey, id), hint],
        ...[publishableKey, account.id],
      ],
    );
    if (webhookSecret !== null) {
      await tx.query(
        // A person made that webhook, so no other is made beside it.
        `update stripe_accounts set sealed_webhook_secret = $2, endpoint_id = null, endpoint_url = $3
         where site_id = $1`,
        [siteId, encryptSecret(webhookSecret, id), stripeWebhookUrl(row?.clientId ?? "")],
      );
    }
  });
  if (webhookSecret === null) await ensureWebhook(siteId);
  return { isTest };
}

/**
 * Forgets a site's own keys: cards are taken with the installation's then, or not at all. Throws `conflict` while
 * something is on its way at the account.
 */
export async function forgetStripeKeys(ctx: Context, siteId: string): Promise<void> {
  requireRight(ctx, siteId, "payments:manage");
  await inTransaction(async (tx) => {
    await lockName(tx, `stripe-keys:${siteId}`);
    const { rows } = await tx.query<{ hint: string | null; changes: KeyChange[] }>(
      `select secret_hint as hint, changes from stripe_accounts
       where site_id = $1 and sealed_key is not null for update`,
      [siteId],
    );
    const [row] = rows;
    if (!row) return;
    await requireNothingOpen(tx, siteId);
    await callOffChecks(tx, siteId);
    await tx.query(
      `update stripe_accounts set id = $3, sealed_key = null, secret_hint = null,
         publishable_key = null, sealed_webhook_secret = null, endpoint_id = null,
         endpoint_url = null, account = null, checked = null, checked_at = null,
         changes = $2::jsonb
       where site_id = $1`,
      [siteId, withChange(row.changes, ctx, { what: "forgotten", hint: row.hint }), newId()],
    );
  });
}
