import { afterAll, describe, expect, test, vi } from "vitest";
import { closePool, query } from "@/lib/db";
import { getDelivery, replayDelivery, workOnDelivery } from "@/lib/inbox";
import { processWaitingDeliveries } from "@/lib/jobs";
import { toPublicId } from "@/lib/kernel";
import {
  bmcDelivery,
  bmcPayment,
  bmcSigned,
  bmcSubscription,
  kofiDelivery,
  kofiPayload,
  noon,
} from "@/test/deliveries";
import { newTill } from "@/test/till";
import { platformReaders } from "./platform-readers";
import { findPlatform } from "./registry";

afterAll(closePool);

const day = 86_400;
const shown = (row: Record<string, unknown> | undefined) =>
  toPublicId("delivery", row?.id as string);

describe("one order", () => {
  test("a repeated delivery is a duplicate, counted, and one order", async () => {
    const till = await newTill();
    const posted = kofiDelivery(till.secrets.kofi);
    expect(await till.receive("kofi", posted)).toEqual({ duplicate: false });
    expect(await till.receive("kofi", posted)).toEqual({ duplicate: true });
    await processWaitingDeliveries();
    expect(await till.receive("ko-fi", posted)).toEqual({ duplicate: true });
    await processWaitingDeliveries();
    expect(await till.orders()).toHaveLength(1);
    expect(await till.deliveries()).toMatchObject([
      { repeats: 2, attempts: 1, state: "processed", outcome: "Order for €3.00" },
    ]);
  });

  test("twenty repeats at the same moment are one delivery and one order", async () => {
    const till = await newTill();
    const posted = bmcDelivery(till.secrets.bmc, "donation.created", bmcPayment());
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => till.receive("buymeacoffee", posted)),
    );
    expect(answers.filter((answer) => !answer.duplicate)).toHaveLength(1);
    await processWaitingDeliveries();
    expect(await till.orders()).toHaveLength(1);
  });

  test("one delivery that ten workers take at the same moment is one order", async () => {
    const till = await newTill();
    await till.receive("kofi", kofiDelivery(till.secrets.kofi));
    const [delivery] = await till.deliveries();
    const taken = await Promise.all(
      Array.from({ length: 10 }, () =>
        workOnDelivery(platformReaders, { siteId: till.siteId, id: String(delivery?.id) }),
      ),
    );
    expect(taken.filter(Boolean)).toHaveLength(1);
    expect(await till.orders()).toHaveLength(1);
  });

  test("a payment that comes in two deliveries with different ids is one order", async () => {
    const till = await newTill();
    const payload = kofiPayload();
    const again = { ...payload, message_id: "another-id" };
    await till.deliver("kofi", kofiDelivery(till.secrets.kofi, payload));
    await till.deliver("kofi", kofiDelivery(till.secrets.kofi, again));
    expect(await till.orders()).toHaveLength(1);
    const [order] = await till.orders();
    expect(await till.deliveries()).toMatchObject([
      { outcome: "Order for €3.00", order_id: order?.id },
      { outcome: "The order was there already", order_id: order?.id },
    ]);
  });

  test("the same ids on another site are that site's own order", async () => {
    const [one, two] = [await newTill(), await newTill()];
    const payload = kofiPayload();
    await one.deliver("kofi", kofiDelivery(one.secrets.kofi, payload));
    await two.deliver("kofi", kofiDelivery(two.secrets.kofi, payload));
    expect(await one.orders()).toHaveLength(1);
    expect(await two.orders()).toHaveLength(1);
  });

  test("a tip is completed, a shop order waits to be sent", async () => {
    const till = await newTill();
    await till.deliver(
      "kofi",
      kofiDelivery(till.secrets.kofi),
      kofiDelivery(till.secrets.kofi, { type: "Shop Order" }),
    );
    const orders = await till.orders();
    expect(orders.map(({ kind, status }) => `${kind} ${status}`).sort()).toEqual([
      "donation completed",
      "shop accepted",
    ]);
    expect(await till.trailOf(orders.find(({ kind }) => kind === "donation"))).toEqual([
      "order.received",
      "payment.paid",
      "order.accepted",
      "order.completed",
    ]);
  });

  test("two test sends are two orders, marked as tests", async () => {
    const till = await newTill();
    const test = { kofi_transaction_id: "00000000-1111-2222-3333-444444444444" };
    await till.deliver(
      "kofi",
      kofiDelivery(till.secrets.kofi, test),
      kofiDelivery(till.secrets.kofi, test),
    );
    expect(await till.orders()).toMatchObject([{ is_test: true }, { is_test: true }]);
  });

  test("a name of 10,000 characters from right to left, NUL, halves of characters: all of it is an order", async () => {
    const till = await newTill();
    const from_name = "שלום😀".repeat(2000);
    const fields = {
      from_name,
      message: "a\0b\ud800c",
      email: `${"x".repeat(5000)}@example.com`,
      kofi_transaction_id: "z".repeat(5000),
      tier_name: "t".repeat(5000),
      type: "Subscription",
      shipping: { "k\0": "\udc00", __proto__: { a: 1 } },
    };
    await till.deliver("kofi", kofiDelivery(till.secrets.kofi, fields));
    expect(await till.deliveries()).toMatchObject([{ state: "processed" }]);
    expect(await till.orders()).toMatchObject([
      { customer_name: from_name, message: "a\ufffdb\ufffdc" },
    ]);
  });

  test("what is nested a hundred thousand levels deep hurts nobody", async () => {
    const till = await newTill();
    const deep = "[".repeat(100_000) + "]".repeat(100_000);
    const text = kofiDelivery(till.secrets.kofi).body.toString();
    const data = new URLSearchParams(text).get("data") ?? "";
    const body = new URLSearchParams({ data: `${data.slice(0, -1)},"deep":${deep}}` });
    await till.deliver("kofi", { headers: new Headers(), body: Buffer.from(body.toString()) });
    const wish = JSON.stringify({ title: "Lens" }).replace("{", `{"deep":${deep},`);
    const envelope = `{"type":"wishlist_payment.created","live_mode":true,"created":${noon},"event_id":1,"data":{"id":1,"amount":1,"currency":"EUR","wishlist":${wish}}}`;
    await till.deliver("bmc", bmcSigned(till.secrets.bmc, envelope));
    expect((await till.deliveries()).map(({ state }) => state)).toEqual(["processed", "processed"]);
    expect(await till.orders()).toHaveLength(2);
  });
});

describe("refunds", () => {
  const sale = bmcPayment({ extras: [{ title: "Print", quantity: 1 }] });
  const refunded = { ...sale, refunded: "true", refunded_at: noon + 60, status: "refunded" };

  test("a refund after its payment changes the money side and takes back what was not sent", async () => {
    const till = await newTill();
    await till.deliver("bmc", bmcDelivery(till.secrets.bmc, "extra_purchase.created", sale));
    await till.deliver("bmc", bmcDelivery(till.secrets.bmc, "extra_purchase.refunded", refunded));
    const [order] = await till.orders();
    expect(order).toMatchObject({
      status: "canceled",
      payment_status: "refunded",
      amount: 500n,
      amount_refunded: 500n,
    });
    expect(await till.deliveries()).toMatchObject([
      { order_id: order?.id },
      { order_id: order?.id, outcome: "€5.00 refunded" },
    ]);
  });

  test("a refund before its payment waits for it, and the end is the same", async () => {
    const till = await newTill();
    await till.deliver("bmc", bmcDelivery(till.secrets.bmc, "extra_purchase.refunded", refunded));
    expect(await till.orders()).toEqual([]);
    expect(await till.movements()).toMatchObject([{ kind: "refund", order_id: null }]);
    await till.deliver("bmc", bmcDelivery(till.secrets.bmc, "extra_purchase.created", sale));
    const [order] = await till.orders();
    expect(order).toMatchObject({ status: "canceled", payment_status: "refunded" });
    expect(await till.movements()).toMatchObject([
      { kind: "refund", order_id: null },
      { kind: "fee", order_id: order?.id },
      { kind: "sale", order_id: order?.id },
      { kind: "refund", order_id: order?.id },
    ]);
    // What the refund was written down for first has gone over to the order in full.
    const { balances, movements } = await till.everything();
    expect(balances.map(({ account }) => account)).toEqual(["fees:buymeacoffee", "site"]);
    expect(movements).toMatchObject([{ kind: "sale" }, { kind: "refund" }]);
  });

  test("a refunded tip stays completed: it was given", async () => {
    const till = await newTill();
    const back = { refunded: "true", refunded_at: noon + 60 };
    await till.deliver(
      "bmc",
      bmcDelivery(till.secrets.bmc, "donation.created", bmcPayment()),
      bmcDelivery(till.secrets.bmc, "donation.refunded", bmcPayment(back)),
    );
    expect(await till.orders()).toMatchObject([
      { status: "completed", payment_status: "refunded", amount_refunded: 500n },
    ]);
  });

  test("part of it refunded leaves the rest paid", async () => {
    const till = await newTill();
    await till.deliver("bmc", bmcDelivery(till.secrets.bmc, "extra_purchase.created", sale));
    await till.deliver(
      "bmc",
      bmcDelivery(till.secrets.bmc, "extra_purchase.refunded", { ...refunded, amount: "2.00" }),
    );
    expect(await till.orders()).toMatchObject([
      { status: "accepted", payment_status: "partially_refunded", amount_refunded: 200n },
    ]);
  });

  test("more than was paid, or another currency, is flagged and never added up", async () => {
    const till = await newTill();
    const of = (id: number, fields: Record<string, unknown>) => ({ ...refunded, id, ...fields });
    await till.deliver(
      "bmc",
      bmcDelivery(till.secrets.bmc, "extra_purchase.created", { ...sale, id: 1 }),
      bmcDelivery(till.secrets.bmc, "extra_purchase.refunded", of(1, { amount: "9.00" })),
      bmcDelivery(till.secrets.bmc, "extra_purchase.created", { ...sale, id: 2 }),
      bmcDelivery(till.secrets.bmc, "extra_purchase.refunded", of(2, { currency: "USD" })),
    );
    const orders = await till.orders();
    const byKey = new Map(orders.map((order) => [order.external_id, order]));
    expect(byKey.get("payment:1")).toMatchObject({
      payment_status: "refunded",
      amount_refunded: 500n,
      needs_review: "More was refunded than was paid.",
    });
    expect(byKey.get("payment:2")).toMatchObject({
      payment_status: "paid",
      amount_refunded: 0n,
      needs_review: "A refund was reported in another currency than the order's.",
    });
  });

  test("a refund never touches another site's order, whatever id it names", async () => {
    const [one, two] = [await newTill(), await newTill()];
    await one.deliver("bmc", bmcDelivery(one.secrets.bmc, "extra_purchase.created", sale));
    await two.deliver("bmc", bmcDelivery(two.secrets.bmc, "extra_purchase.refunded", refunded));
    expect(await one.orders()).toMatchObject([{ payment_status: "paid" }]);
    expect(await two.orders()).toEqual([]);
  });

  test("a second round of the platform's fixed test data is not born refunded", async () => {
    const till = await newTill();
    const round = (created: number) => [
      bmcDelivery(till.secrets.bmc, "extra_purchase.created", sale, {
        live_mode: false,
        event_id: 1,
        created,
      }),
      bmcDelivery(till.secrets.bmc, "extra_purchase.refunded", refunded, {
        live_mode: false,
        event_id: 1,
        created: created + 1,
      }),
    ];
    await till.deliver("bmc", ...round(noon));
    await till.deliver("bmc", ...round(noon + 60).slice(0, 1));
    expect(await till.orders()).toMatchObject([
      { is_test: true, payment_status: "refunded" },
      { is_test: true, payment_status: "paid" },
    ]);
  });
});

describe("updates", () => {
  const extras = (title: string) => [{ title, quantity: 1, question: "Size?", answers: ["A3"] }];

  test("what an update says replaces the details, and is told in the timeline", async () => {
    const till = await newTill();
    const data = bmcPayment({ extras: extras("Print") });
    await till.deliver("bmc", bmcDelivery(till.secrets.bmc, "extra_purchase.created", data));
    const changed = { ...data, extras: extras("Large print"), support_note: "Please sign it" };
    await till.deliver("bmc", bmcDelivery(till.secrets.bmc, "extra_purchase.updated", changed));
    const [order] = await till.orders();
    expect(order).toMatchObject({ item_summary: "Large print", message: "Please sign it" });
    expect(order?.search_text).toContain("large print");
    expect(await till.trailOf(order)).toContain("order.updated");
    expect(await till.orders()).toHaveLength(1);
  });

  test("an update that says nothing new leaves no trace", async () => {
    const till = await newTill();
    const data = bmcPayment({ extras: extras("Print") });
    await till.deliver(
      "bmc",
      bmcDelivery(till.secrets.bmc, "extra_purchase.created", data),
      bmcDelivery(till.secrets.bmc, "extra_purchase.updated", data),
    );
    expect(await till.trailOf((await till.orders())[0])).not.toContain("order.updated");
  });

  test.each([
    ["in order", [0, 1]],
    ["turned round", [1, 0]],
  ])("an update with another amount is flagged, what was paid stays: %s", async (_, turn) => {
    const till = await newTill();
    const data = bmcPayment({ extras: extras("Print") });
    const all = [
      bmcDelivery(till.secrets.bmc, "extra_purchase.created", data),
      bmcDelivery(till.secrets.bmc, "extra_purchase.updated", { ...data, amount: 7 }),
    ];
    for (const index of turn) await till.deliver("bmc", all[index] as (typeof all)[0]);
    expect(await till.orders()).toMatchObject([
      {
        amount: 500n,
        needs_review: "Buy Me a Coffee reported different amounts for this payment.",
      },
    ]);
    const { movements } = await till.everything();
    expect(movements).toMatchObject([{ kind: "sale", amount: "500" }]);
  });

  test("an update of a test send changes that test's order and makes no second one", async () => {
    const till = await newTill();
    const envelope = { live_mode: false, event_id: 1 };
    const data = bmcPayment({ extras: extras("Print") });
    const changed = { ...data, extras: extras("Large print") };
    const send = (type: string, said: Record<string, unknown>, created: number) =>
      till.deliver("bmc", bmcDelivery(till.secrets.bmc, type, said, { ...envelope, created }));
    await send("extra_purchase.created", data, noon);
    await send("extra_purchase.updated", changed, noon + 1);
    expect(await till.orders()).toMatchObject([{ item_summary: "Large print" }]);
  });
});

describe("memberships", () => {
  const at = (type: string, created: number, data: Record<string, unknown> = {}) =>
    [type, bmcSubscription(data), { created }] as const;
  const nextPeriod = {
    current_period_start: noon + 31 * day,
    current_period_end: noon + 59 * day,
  };

  test("started and updated of one period are one order, the next period is a second one", async () => {
    const till = await newTill();
    const send = (type: string, created: number, data = {}) =>
      till.deliver("bmc", bmcDelivery(till.secrets.bmc, ...at(type, created, data)));
    await send("membership.started", noon);
    await send("membership.updated", noon + 1);
    expect(await till.orders()).toHaveLength(1);
    await send("membership.updated", noon + 31 * day, nextPeriod);
    await send("membership.updated", noon + 31 * day + 5, nextPeriod);
    const orders = await till.orders();
    expect(orders.map(({ status, kind }) => `${kind} ${status}`)).toEqual([
      "membership completed",
      "membership completed",
    ]);
    expect(await till.subscriptions()).toMatchObject([
      { state: "active", tier: "Friend", period_end: new Date((noon + 59 * day) * 1000) },
    ]);
    expect(await till.trailOf(orders[0])).toContain("membership.started");
  });

  test("updated of a period that comes before its started is the same order", async () => {
    const till = await newTill();
    await till.deliver("bmc", bmcDelivery(till.secrets.bmc, ...at("membership.updated", noon + 1)));
    await till.deliver("bmc", bmcDelivery(till.secrets.bmc, ...at("membership.started", noon)));
    expect(await till.orders()).toHaveLength(1);
  });

  test.each([
    ["in order", [0, 1]],
    ["turned round", [1, 0]],
  ])(
    "a tier changed in the middle of a period does not change what was paid: %s",
    async (_, turn) => {
      const till = await newTill();
      const better = { amount: 10, membership_level_name: "Best friend" };
      const all = [
        bmcDelivery(till.secrets.bmc, ...at("membership.started", noon)),
        bmcDelivery(till.secrets.bmc, ...at("membership.updated", noon + day, better)),
      ];
      for (const index of turn) await till.deliver("bmc", all[index] as (typeof all)[0]);
      expect(await till.orders()).toMatchObject([{ item_summary: "Friend", amount: 500n }]);
      expect(await till.subscriptions()).toMatchObject([{ tier: "Best friend", amount: 1000n }]);
      const { movements } = await till.everything();
      expect(movements).toMatchObject([{ amount: "500" }]);
    },
  );

  test("cancelled before started stays canceled, and the period that was paid is an order", async () => {
    const till = await newTill();
    const end = { status: "canceled", canceled: "true", canceled_at: noon + day };
    await till.deliver(
      "bmc",
      bmcDelivery(till.secrets.bmc, ...at("membership.cancelled", noon + day, end)),
    );
    expect(await till.orders()).toEqual([]);
    await till.deliver("bmc", bmcDelivery(till.secrets.bmc, ...at("membership.started", noon)));
    expect(await till.orders()).toHaveLength(1);
    expect(await till.subscriptions()).toMatchObject([
      {
        state: "canceled",
        canceled_at: new Date((noon + day) * 1000),
        started_at: new Date(noon * 1000),
      },
    ]);
  });

  test("paused and resumed leave their trace and cost nothing", async () => {
    const till = await newTill();
    const paused = { status: "paused", paused: "true", paused_until: noon + 9 * day };
    await till.deliver("bmc", bmcDelivery(till.secrets.bmc, ...at("membership.started", noon)));
    await till.deliver(
      "bmc",
      bmcDelivery(till.secrets.bmc, ...at("membership.paused", noon + day, paused)),
    );
    expect(await till.subscriptions()).toMatchObject([
      { state: "paused", paused_until: new Date((noon + 9 * day) * 1000) },
    ]);
    await till.deliver(
      "bmc",
      bmcDelivery(till.secrets.bmc, ...at("membership.updated", noon + 2 * day)),
    );
    expect(await till.subscriptions()).toMatchObject([{ state: "active", paused_until: null }]);
    const orders = await till.orders();
    expect(orders).toHaveLength(1);
    expect((await till.trailOf(orders[0])).filter((type) => type.startsWith("membership"))).toEqual(
      ["membership.started", "membership.paused", "membership.resumed"],
    );
  });

  test("monthly support of Ko-fi: each month is an order, the state is one", async () => {
    const till = await newTill();
    const month = (timestamp: string, first: boolean) =>
      kofiDelivery(till.secrets.kofi, {
        type: "Subscription",
        tier_name: "Bronze",
        timestamp,
        is_subscription_payment: true,
        is_first_subscription_payment: first,
      });
    await till.deliver("kofi", month("2026-02-01T12:00:00Z", false));
    await till.deliver("kofi", month("2026-01-01T12:00:00Z", true));
    expect(await till.orders()).toHaveLength(2);
    expect(await till.subscriptions()).toMatchObject([
      {
        state: "active",
        started_at: new Date("2026-01-01T12:00:00Z"),
        period_end: new Date("2026-03-01T12:00:00Z"),
      },
    ]);
  });
});

describe("quarantine and replay", () => {
  test("an unknown type is kept, shown with its reason, and becomes an order after a fix", async () => {
    const till = await newTill();
    await till.deliver("kofi", kofiDelivery(till.secrets.kofi, { type: "Raffle" }));
    const [delivery] = await till.deliveries();
    expect(delivery).toMatchObject({ state: "quarantined", reason: 'type: "Raffle" is unknown' });
    expect(await till.orders()).toEqual([]);

    await replayDelivery(till.as("manager"), shown(delivery));
    await processWaitingDeliveries();
    expect(await till.deliveries()).toMatchObject([{ state: "quarantined" }]);

    const kofi = findPlatform("kofi");
    const read = kofi.read.bind(kofi);
    vi.spyOn(kofi, "read").mockImplementation((stored, about) =>
      read(Buffer.from(stored.toString().replace("Raffle", "Donation")), about),
    );
    await replayDelivery(till.as("manager"), shown(delivery));
    await processWaitingDeliveries();
    const [order] = await till.orders();
    expect(order).toMatchObject({ kind: "donation", amount: 300n });
    expect(await till.deliveries()).toMatchObject([
      { state: "processed", reason: null, order_id: order?.id },
    ]);
  });

  test("a signed body that is not JSON is kept byte by byte and quarantined", async () => {
    const till = await newTill();
    const body = Buffer.from([0x7b, 0xff, 0x00, 0xfe, 0x22]);
    await till.deliver("bmc", bmcSigned(till.secrets.bmc, body));
    const [delivery] = await till.deliveries();
    expect(delivery).toMatchObject({ state: "quarantined", reason: "body: not JSON" });
    expect((await getDelivery(till.as("viewer"), shown(delivery))).body).toEqual(body);
  });

  test("replaying is idempotent: nothing is doubled, nothing changes", async () => {
    const till = await newTill();
    await till.deliver(
      "bmc",
      bmcDelivery(till.secrets.bmc, "extra_purchase.created", bmcPayment({ extras: [] })),
      bmcDelivery(till.secrets.bmc, "extra_purchase.updated", bmcPayment({ extras: [] })),
      bmcDelivery(
        till.secrets.bmc,
        "extra_purchase.refunded",
        bmcPayment({ refunded: "true", refunded_at: noon + 5 }),
      ),
      bmcDelivery(till.secrets.bmc, "membership.started", bmcSubscription()),
    );
    await till.deliver("kofi", kofiDelivery(till.secrets.kofi, { type: "Subscription" }));
    const before = await till.everything();
    const trails = await Promise.all((await till.orders()).map(till.trailOf));
    for (const delivery of (await till.deliveries()).reverse()) {
      await replayDelivery(till.as("owner"), shown(delivery));
      await processWaitingDeliveries();
    }
    expect(await till.everything()).toEqual(before);
    expect(await Promise.all((await till.orders()).map(till.trailOf))).toEqual(trails);
    expect((await till.deliveries()).map(({ state }) => state)).toEqual(
      Array.from({ length: 5 }, () => "processed"),
    );
  });

  test("replaying a delivery does not undo what the creator did since", async () => {
    const till = await newTill();
    await till.deliver("kofi", kofiDelivery(till.secrets.kofi, { type: "Shop Order" }));
    await query("update orders set status = 'completed' where site_id = $1", [till.siteId]);
    await replayDelivery(till.as("manager"), shown((await till.deliveries())[0]));
    await processWaitingDeliveries();
    expect(await till.orders()).toMatchObject([{ status: "completed" }]);
  });

  test("a delivery that waits already is not replayed", async () => {
    const till = await newTill();
    await till.receive("kofi", kofiDelivery(till.secrets.kofi));
    const [delivery] = await till.deliveries();
    await expect(replayDelivery(till.as("manager"), shown(delivery))).rejects.toThrow(
      "being worked on already",
    );
  });
});
