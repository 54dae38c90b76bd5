import { type ChildProcess, spawn } from "node:child_process";
import fc from "fast-check";
import { afterAll, expect, inject, onTestFinished, test, vi } from "vitest";
import { closePool, query } from "@/lib/db";
import { processWaitingDeliveries } from "@/lib/jobs";
import {
  bmcDelivery,
  bmcPayment,
  bmcSubscription,
  kofiDelivery,
  kofiPayload,
  noon,
  type Posted,
} from "@/test/deliveries";
import { newTill } from "@/test/till";

afterAll(closePool);

type Till = Awaited<ReturnType<typeof newTill>>;
/** Something that happened on a platform, to be posted to any site. */
type Fact = (till: Till) => [platform: string, posted: Posted];

const day = 86_400;
let events = 0;

const bmc = (type: string, data: Record<string, unknown>, created: number): Fact => {
  const event_id = ++events;
  return (till) => [
    "buymeacoffee",
    bmcDelivery(till.secrets.bmc, type, data, { created, event_id }),
  ];
};

const kofi = (fields: Record<string, unknown>): Fact => {
  const payload = kofiPayload(fields);
  return (till) => ["kofi", kofiDelivery(till.secrets.kofi, payload)];
};

const seconds = fc.integer({ min: noon, max: noon + 90 * day });
const minor = fc.integer({ min: 1, max: 5000 });
const decimal = (amount: number) => (amount / 100).toFixed(2);
/** People write their names now so, now so, and sometimes leave them out. */
const name = fc.constantFrom("Ada", "Ada L.", "ADA", "");
const word = fc.constantFrom("Print", "Sticker", "Poster", "Mug 😀", "שלום");

/** One purchase: reported, perhaps changed several times, perhaps given back in part or in full. */
const purchase = fc
  .record({
    id: fc.integer({ min: 1, max: 1_000_000 }),
    subject: fc.constantFrom("donation", "extra_purchase", "commission_order", "wishlist_payment"),
    amount: minor,
    created: seconds,
    titles: fc.array(word, { maxLength: 3 }),
    back: fc.option(minor),
    email: fc.option(fc.constantFrom("a@example.com", "A@example.com", "B@example.com")),
    name,
  })
  .map(({ id, subject, amount, created, titles, back, email, name }): Fact[] => {
    const data = bmcPayment({
      id,
      amount: decimal(amount),
      created_at: created,
      supporter_email: email,
      supporter_name: name,
      commission: { name: "Portrait", shipping_address: { city: "Exampleton" } },
      wishlist: { title: "Lens" },
      extras: [{ title: "Card", quantity: 1 }],
    });
    const changes = subject === "extra_purchase" ? titles : [];
    return [
      bmc(`${subject}.created`, data, created),
      ...changes.map((title, turn) =>
        bmc(
          `${subject}.updated`,
          { ...data, extras: [{ title, quantity: turn + 1, answers: [title] }] },
          created + turn,
        ),
      ),
      ...(back === null
        ? []
        : [
            bmc(
              `${subject}.refunded`,
              {
                ...data,
                amount: decimal(Math.min(back, amount)),
                refunded: "true",
                refunded_at: created + 60,
              },
              created + 60,
            ),
          ]),
    ];
  });

/** One membership: started, renewed, its tier changed within a period, paused, resumed, ended. */
const membership = fc
  .record({
    id: fc.integer({ min: 1, max: 1_000_000 }),
    start: seconds,
    steps: fc.array(
      fc.record({
        verb: fc.constantFrom("updated", "updated", "paused", "cancelled"),
        period: fc.integer({ min: 0, max: 2 }),
        tier: fc.constantFrom("Friend", "Best friend"),
        name,
        later: fc.integer({ min: 0, max: 40 * day }),
      }),
      { maxLength: 5 },
    ),
  })
  .map(({ id, start, steps }): Fact[] => {
    const data = (tier: string, period: number, supporter_name = "Ada") => ({
      ...bmcSubscription({ id, psp_id: `sub_${id}`, started_at: start }),
      supporter_email: "a@example.com",
      supporter_name,
      membership_level_name: tier,
      amount: tier === "Friend" ? 5 : 10,
      current_period_start: start + period * 30 * day,
      current_period_end: start + (period + 1) * 30 * day,
    });
    return [
      bmc("membership.started", data("Friend", 0), start),
      ...steps.map(({ verb, tier, period, later, name }) =>
        bmc(
          `membership.${verb}`,
          {
            ...data(tier, period, name),
            ...(verb === "paused" ? { paused: "true", paused_until: start + later + day } : {}),
            ...(verb === "cancelled" ? { canceled: "true", canceled_at: start + later } : {}),
          },
          start + later,
        ),
      ),
    ];
  });

const supporter = fc
  .record({
    type: fc.constantFrom("Donation", "Subscription", "Commission", "Shop Order"),
    amount: minor,
    tier_name: fc.option(fc.constantFrom("Bronze", "Silver")),
    email: fc.option(fc.constantFrom("a@example.com", "c@example.com")),
    first: fc.boolean(),
    names: fc.tuple(name, name, name),
    at: fc.array(seconds, { minLength: 1, maxLength: 3 }),
  })
  .map(({ type, amount, tier_name, email, first, names, at }): Fact[] =>
    at.map((time, turn) =>
      kofi({
        type,
        tier_name,
        email,
        from_name: names[turn],
        amount: decimal(amount),
        timestamp: new Date(time * 1000).toISOString(),
        is_first_subscription_payment: first && turn === 0,
      }),
    ),
  );

const facts = fc
  .array(fc.oneof(purchase, membership, supporter), { minLength: 1, maxLength: 5 })
  .map((groups) => groups.flat());

/** The same facts in some order, some of them several times. */
const shuffled = (all: Fact[]) =>
  fc.array(fc.nat({ max: all.length - 1 }), { maxLength: all.length }).chain((again) => {
    const list = [...all, ...again.map((index) => all[index] as Fact)];
    return fc.shuffledSubarray(list, { minLength: list.length });
  });

test("any order and repetition of deliveries gives the same orders, memberships and movements", async () => {
  await fc.assert(
    fc.asyncProperty(
      facts.chain((all) => fc.tuple(fc.constant(all), shuffled(all), fc.array(fc.boolean()))),
      async ([all, mixed, pauses]) => {
        const straight = await newTill();
        for (const fact of all) await straight.deliver(...fact(straight));
        const crooked = await newTill();
        for (const [turn, fact] of mixed.entries()) {
          await crooked.receive(...fact(crooked));
          // Sometimes the worker keeps up, sometimes it finds several at once and takes four a time.
          if (pauses[turn]) await processWaitingDeliveries();
        }
        await processWaitingDeliveries();
        expect(await crooked.everything()).toEqual(await straight.everything());
        const states = await query("select distinct state from inbound_events");
        expect(states).toEqual([{ state: "processed" }]);
      },
    ),
    { numRuns: 25 },
  );
}, 120_000);

function startWorker(): ChildProcess {
  const child = spawn(process.execPath, [inject("workerProgram")], {
    env: { ...process.env, ONETILL_SWEEP_INTERVAL: "1s" },
    stdio: "ignore",
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  return child;
}

test("two worker processes beside each other come to the same end", async () => {
  const samples = fc.sample(facts, { numRuns: 25, seed: 20_260_301 }).flat();
  const straight = await newTill();
  for (const fact of samples) await straight.deliver(...fact(straight));

  const crooked = await newTill();
  const [mixed = []] = fc.sample(shuffled(samples), { numRuns: 1, seed: 7 });
  for (const fact of mixed) await crooked.receive(...fact(crooked));
  startWorker();
  startWorker();
  await vi.waitFor(
    async () => {
      const waiting = await query("select 1 as n from inbound_events where state = 'pending'");
      expect(waiting).toEqual([]);
    },
    { timeout: 90_000, interval: 100 },
  );
  expect(await crooked.everything()).toEqual(await straight.everything());
}, 120_000);
