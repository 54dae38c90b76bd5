// In a process of its own: it speaks to a Stripe that is set up for the whole process.
import Stripe from "stripe";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closePool, query } from "@/lib/db";
import { receiveWebhook } from "@/lib/http";
import { newId } from "@/lib/kernel";
import {
  checkStripe,
  ensureWebhook,
  forgetStripeKeys,
  listPayments,
  readStripeSettings,
  registerStripeWebhook,
  registerWalletDomain,
  saveStripeKeys,
  startCardCheck,
  stripeOf,
  workOnNextPayment,
} from "@/lib/payments";
import type { StripeStandIn } from "@/sandbox/stripe";
import { newSite } from "@/test/new-site";
import { newRequest, standInKeys, startStripe, stopStripe } from "@/test/stripe-site";

let stripe: StripeStandIn;
beforeAll(async () => {
  stripe = await startStripe();
});
afterAll(async () => {
  await closePool();
  await stopStripe();
});

const { secretKey, publishableKey } = standInKeys;
const keys = { secretKey, publishableKey };
const restricted = { ...keys, secretKey: secretKey.replace("sk_", "rk_") };
/** As if the present keys were of somebody else's account. */
const otherAccount = "acct_1SomebodyElse";

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    ({ code, param, message }) => ({ code, param, message }),
  );

test("an owner saves keys, a restricted one too; they are kept encrypted and never shown again", async () => {
  const { siteId, as } = await newSite();
  const owner = as("owner", "Kim");
  expect(await saveStripeKeys(owner, siteId, restricted)).toEqual({ isTest: true });
  const settings = await readStripeSettings(owner, siteId);
  expect(settings).toMatchObject({
    ...{ standing: "stand_in", keysOf: "site", hint: secretKey.slice(-4), publishableKey },
    ...{ account: "acct_1StandIn00000000", changes: [{ by: "Kim", what: "saved" }] },
  });
  expect(JSON.stringify(settings)).not.toContain(restricted.secretKey);
  const rows = await query("select * from stripe_accounts where site_id = $1", [siteId]);
  expect(JSON.stringify(rows)).not.toContain(restricted.secretKey);
  expect((await stripeOf(siteId))?.publishableKey).toBe(publishableKey);
  await forgetStripeKeys(owner, siteId);
  expect(await readStripeSettings(owner, siteId)).toMatchObject({
    ...{ keysOf: "installation", hint: null },
    changes: [{ what: "forgotten" }, { what: "saved" }],
  });
});

test.each(["manager", "support", "viewer"] as const)("a %s may not touch keys", async (role) => {
  const { siteId, as } = await newSite();
  const ctx = as(role);
  const tries = [
    saveStripeKeys(ctx, siteId, keys),
    forgetStripeKeys(ctx, siteId),
    checkStripe(ctx, siteId),
    readStripeSettings(ctx, siteId),
    registerStripeWebhook(ctx, siteId),
    registerWalletDomain(ctx, siteId),
  ];
  for (const one of tries) expect(await refusal(one)).toMatchObject({ code: "forbidden" });
});

test.each([
  [{ secretKey: publishableKey }, "secret_key", "is a publishable key"],
  [{ secretKey: standInKeys.webhookSecret }, "secret_key", "signing secret"],
  [{ secretKey: "sk_test_" }, "secret_key", "copy all of it"],
  [{ publishableKey: secretKey }, "publishable_key", "is a secret key"],
  [{ publishableKey: "pk_live_0123456789abcdef" }, "publishable_key", "both must be test keys"],
  [{ secretKey: "sk_test_nobodyknowsthisone" }, "secret_key", "Stripe does not know this key"],
  [
    { secretKey: "sk_live_0123456789abcdef", publishableKey: "pk_live_0123456789abcdef" },
    ...["secret_key", "is a live key, and this installation speaks to a stand-in"],
  ],
  [{ webhookSecret: "secret" }, "webhook_secret", "whsec_"],
] as [object, string, string][])("%j is refused at %s: %s", async (wrong, param, said) => {
  const { siteId, as } = await newSite();
  const given = { ...keys, ...wrong };
  const refused = await refusal(saveStripeKeys(as("owner"), siteId, given));
  expect(refused).toMatchObject({ code: "invalid_request", param });
  expect(refused?.message).toContain(said);
  expect(refused?.message).not.toContain(given.secretKey.slice(0, 14).padEnd(14, "x"));
  expect(
    await query("select sealed_key from stripe_accounts where site_id = $1", [siteId]),
  ).toEqual([]);
});

test("another account is refused while a payment is on its way, a new key of the same one is not", async () => {
  const { siteId, as } = await newSite();
  const owner = as("owner");
  const order = await newRequest(stripe, { siteId });
  await query(
    `insert into payments (site_id, id, order_id, purpose, method, state, on_session, attempt, amount,
       currency, is_test, idempotency_key, asked_by)
     values ($1, $2, $3, 'charge', 'card', 'unknown', false, 1, 2500, 'EUR', true, $4, '{}')`,
    [siteId, newId(), order.id, newId()],
  );
  expect(await saveStripeKeys(owner, siteId, restricted)).toEqual({ isTest: true });
  const refused = await refusal(forgetStripeKeys(owner, siteId));
  expect(refused).toMatchObject({ code: "conflict" });
  expect(refused?.message).toContain("1 payment open");
  await query("update payments set state = 'failed' where site_id = $1", [siteId]);
  expect(await refusal(forgetStripeKeys(owner, siteId))).toBeNull();
});

test("a card that is being checked when the keys go is entered anew", async () => {
  const { siteId, as } = await newSite();
  await saveStripeKeys(as("owner"), siteId, keys);
  const request = { siteId, id: newId(), email: "robin@example.com", name: "Robin" };
  const first = await startCardCheck(request);
  await forgetStripeKeys(as("owner"), siteId);
  expect((await startCardCheck(request)).clientSecret).not.toBe(first.clientSecret);
});

test("a charge that another account was asked for stays unknown, and is not begun again", async () => {
  const { siteId, as } = await newSite();
  const order = await newRequest(stripe, { siteId });
  await query(
    `insert into payments (site_id, id, order_id, purpose, method, state, on_session, attempt, amount,
       currency, is_test, idempotency_key, intent_id, tries, due_at, asked_by)
     values ($1, $2, $3, 'charge', 'card', 'unknown', false, 1, 2500, 'EUR', true, $4, $5, 9, now(),
       '{}')`,
    [siteId, newId(), order.id, newId(), `pi_${otherAccount}`],
  );
  for (let more = true; more; ) more = await workOnNextPayment(siteId, async () => {});
  expect(await listPayments(as("owner"), order.publicId)).toMatchObject([{ state: "unknown" }]);
});

test("the check says of keys, account, webhook and wallets what is so and what to do", async () => {
  const { siteId, as } = await newSite();
  const owner = as("owner");
  const before = await checkStripe(owner, siteId);
  expect(before?.map(({ name, ok }) => [name, ok])).toEqual([
    ...[
      ["keys", true],
      ["account", true],
      ["webhook", false],
    ],
    ["wallets", false],
  ]);
  expect(before?.[2]?.says).toBe("Stripe does not know our address.");
  await registerStripeWebhook(owner, siteId);
  const [, , webhook] = (await checkStripe(owner, siteId)) ?? [];
  expect(webhook).toMatchObject({ ok: true });
  const { url } = (await readStripeSettings(owner, siteId)).webhook;
  const { stripe: client } = (await stripeOf(siteId)) as { stripe: Stripe };
  const ours = async () =>
    (await client.webhookEndpoints.list({ limit: 100 })).data.filter((one) => one.url === url);
  const [endpoint] = await ours();
  await client.webhookEndpoints.update(endpoint?.id as string, {
    enabled_events: ["charge.refunded"],
  });
  const [, , unticked] = (await checkStripe(owner, siteId)) ?? [];
  expect(unticked?.says).toContain("Not ticked: charge.dispute.closed");
  await registerStripeWebhook(owner, siteId);
  expect((await checkStripe(owner, siteId))?.[2]).toMatchObject({ ok: true });
  expect(await ours()).toHaveLength(1);
  await client.webhookEndpoints.del(endpoint?.id as string);
  await registerStripeWebhook(owner, siteId);
  expect((await checkStripe(owner, siteId))?.[2]).toMatchObject({ ok: true });
  expect((await readStripeSettings(owner, siteId)).checked?.things).toHaveLength(4);
});

test("of several who tell Stripe the address at the same moment one webhook comes", async () => {
  const { siteId, as } = await newSite();
  await Promise.all(Array.from({ length: 5 }, () => ensureWebhook(siteId)));
  const { url } = (await readStripeSettings(as("owner"), siteId)).webhook;
  expect(stripe.store.list("webhook_endpoint").filter((one) => one.url === url)).toHaveLength(1);
});

test("a site's deliveries are proved with its own secret alone, and a wrong one is refused and told", async () => {
  const { siteId, site, as } = await newSite();
  const owner = as("owner");
  const own = "whsec_ofthissitealone0000000000";
  await saveStripeKeys(owner, siteId, { ...keys, webhookSecret: own });
  await ensureWebhook(siteId);
  const deliver = async (secret: string) => {
    const payload = JSON.stringify({
      ...{ id: `evt_${newId()}`, object: "event", type: "charge.refunded", livemode: false },
      data: { object: { id: "ch_1", object: "charge", payment_intent: "pi_1" } },
    });
    const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret });
    const path = `/api/webhooks/stripe/${site.clientId}`;
    const answer = await receiveWebhook(
      new Request(`http://localhost:3000${path}`, {
        method: "POST",
        headers: { "stripe-signature": signature },
        body: payload,
      }),
    );
    return answer.status;
  };
  expect(await deliver(own)).toBe(200);
  expect(await deliver(standInKeys.webhookSecret)).toBe(401);
  expect((await readStripeSettings(owner, siteId)).webhook.lastFailureReason).toContain(
    "does not fit the webhook’s signing secret",
  );
  const kept = await query("select count(*)::int as n from inbound_events where site_id = $1", [
    siteId,
  ]);
  expect(kept).toEqual([{ n: 1 }]);
});
