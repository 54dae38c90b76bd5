import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { closePool, inTransaction, query } from "@/lib/db";
import { isOnetillError, newId, systemClock, toPublicId } from "@/lib/kernel";
import { recordRefund } from "@/lib/ledger";
import {
  closeWindows,
  matchByHand,
  relinkMatch,
  sayPaid,
  setConfirmationStatus,
  undoMatch,
} from "@/lib/matching";
import { settleOrder } from "@/lib/orders";
import { happen, inHours, newMatchSite, tellMatching } from "@/test/match-site";
import { atTime, newConfirmation } from "@/test/new-confirmation";
import { newOrder } from "@/test/new-order";

afterAll(closePool);

type Till = Awaited<ReturnType<typeof newMatchSite>>;
type Order = Awaited<ReturnType<typeof newOrder>>;
type Declared = Awaited<ReturnType<Till["declare"]>>;

/** A site with what was declared and paid on it so far. */
async function newWorld() {
  return { till: await newMatchSite(), declared: [] as Declared[], orders: [] as Order[] };
}
type World = Awaited<ReturnType<typeof newWorld>>;
type Step = (world: World) => Promise<unknown>;

const pick = <T>(list: T[], index: number): T | undefined => list[index % (list.length || 1)];
const addresses = fc.constantFrom("a@example.com", "B@example.com");
const platforms = fc.constantFrom("kofi", "buymeacoffee");
const index = fc.nat({ max: 5 });

async function refund(world: World, order: Order) {
  const key = order.order.paymentKey;
  await inTransaction(async (tx) => {
    const { siteId, platform, amount, currency, isTest, placedAt } = order.order;
    await recordRefund(tx, {
      ...{ siteId, platform, paymentKey: key, entryKey: `refund:${key}`, amount, currency, isTest },
      ...{ occurredAt: new Date(), order: { id: order.id, currency, placedAt } },
    });
    const by = { actor: { kind: "platform", label: "Ko-fi" } as const, at: new Date() };
    await settleOrder(tx, { siteId: world.till.siteId, id: order.id }, { ...by, source: "Ko-fi" });
  });
  await happen(world.till.siteId, "order", order.id, "order.updated");
}

const declare = fc
  .record({
    platform: platforms,
    email: addresses,
    amount: fc.constantFrom(null, 500, 700),
    hoursAgo: fc.constantFrom(1, 50, 100),
  })
  .map(
    ({ hoursAgo, amount, ...input }): Step =>
      async ({ till, declared }) => {
        const money = amount === null ? {} : { amount, currency: "EUR" };
        declared.push(
          await newConfirmation(till.button, { ...input, ...money }, atTime(inHours(-hoursAgo))),
        );
      },
  );

const pay = fc
  .record({
    platform: platforms,
    email: fc.option(addresses),
    amount: fc.constantFrom(500n, 700n),
    hoursAgo: fc.constantFrom(0, 40, 90),
    isTest: fc.constantFrom(false, false, false, true),
    codes: fc.array(index, { maxLength: 2 }),
    says: fc.boolean(),
  })
  .map(
    ({ platform, email, amount, hoursAgo, isTest, codes, says }): Step =>
      async (world) => {
        const named = says ? codes.map((at) => pick(world.declared, at)?.code ?? "") : [];
        const fields = {
          kind: "donation",
          platform,
          amount,
          isTest,
          customerEmail: email,
        } as const;
        world.orders.push(
          await newOrder(world.till.siteId, {
            fields: { ...fields, message: named.join(" and "), placedAt: inHours(-hoursAgo) },
          }),
        );
      },
  );

/** A step that needs something declared and something paid. */
const withBoth = (step: (world: World, declared: Declared, order: Order) => Promise<unknown>) =>
  fc.tuple(index, index).map(
    ([one, other]): Step =>
      async (world) => {
        const [declared, order] = [pick(world.declared, one), pick(world.orders, other)];
        if (declared && order) await step(world, declared, order);
      },
  );

const names = (declared: Declared, order: Order) => ({
  ...{ confirmationId: declared.id, orderId: order.publicId },
});

const steps = fc.oneof(
  { weight: 4, arbitrary: declare },
  { weight: 4, arbitrary: pay },
  { weight: 3, arbitrary: fc.constant<Step>(() => tellMatching()) },
  { weight: 1, arbitrary: fc.constant<Step>(() => closeWindows()) },
  {
    weight: 1,
    arbitrary: withBoth(async ({ till }, _, order) =>
      happen(till.siteId, "order", order.id, "order.received"),
    ),
  },
  { weight: 1, arbitrary: withBoth((world, _, order) => refund(world, order)) },
  {
    weight: 2,
    arbitrary: withBoth(({ till }, { token }, { order }) =>
      sayPaid(
        systemClock,
        till.linkOf(token),
        { transactionId: order.transactionId ?? "" },
        newId(),
      ),
    ),
  },
  {
    weight: 1,
    arbitrary: withBoth(({ till }, { token }) =>
      sayPaid(systemClock, till.linkOf(token), { email: "b@example.com" }, newId()),
    ),
  },
  {
    weight: 2,
    arbitrary: withBoth(({ till }, declared) =>
      undoMatch(till.support, { confirmationId: declared.id }),
    ),
  },
  {
    weight: 1,
    arbitrary: withBoth(({ till }, declared, order) =>
      matchByHand(till.support, names(declared, order)),
    ),
  },
  {
    weight: 1,
    arbitrary: withBoth(({ till }, declared, order) =>
      relinkMatch(till.support, names(declared, order)),
    ),
  },
  {
    weight: 1,
    arbitrary: withBoth(({ till }, declared, order) =>
      setConfirmationStatus(till.support, {
        confirmationId: declared.id,
        status: Number(order.order.amount) === 500 ? "failed" : "success",
      }),
    ),
  },
);

/** A refusal in words is a right answer; anything else is not. */
async function attempt(step: Step, world: World): Promise<void> {
  try {
    await step(world);
  } catch (error) {
    if (!isOnetillError(error)) throw error;
  }
}

/** What must hold of a site at any moment. */
async function checkSite({ till: { siteId } }: World): Promise<void> {
  const broken = await query(
    `select 'two orders' as what, confirmation_id as id from matches
       where site_id = $1 and undone_at is null group by 2 having count(*) > 1
     union all select 'two confirmations', order_id from matches
       where site_id = $1 and undone_at is null group by 2 having count(*) > 1
     union all select 'matched, but no success', c.id from confirmations c
       join matches m on m.confirmation_id = c.id and m.undone_at is null
       where c.site_id = $1 and c.status <> 'success'
     union all select 'success by a match that is not there', c.id from confirmations c
       where c.site_id = $1 and c.status = 'success' and c.status_by = 'match' and not exists
         (select 1 from matches m where m.confirmation_id = c.id and m.undone_at is null)
     union all select 'joined again by itself', m.id from matches m
       join matches b on b.confirmation_id = m.confirmation_id and b.order_id = m.order_id
         and b.undone_at is not null and b.id < m.id
       where m.site_id = $1 and m.actor_kind = 'system'
     union all select 'a low score by itself', id from matches
       where site_id = $1 and actor_kind = 'system' and score < 70
     union all select 'timelines do not tell of it', o.id from orders o
       where o.site_id = $1 and (select count(*) filter (where type = 'match.made')
           - count(*) filter (where type = 'match.undone') from order_events where order_id = o.id)
         <> (select count(*) from matches m where m.order_id = o.id and m.undone_at is null)
     union all select 'timelines of confirmations do not', c.id from confirmations c
       where c.site_id = $1 and (select count(*) filter (where type = 'match.made')
           - count(*) filter (where type = 'match.undone')
           from confirmation_events where confirmation_id = c.id)
         <> (select count(*) from matches m where m.confirmation_id = c.id and m.undone_at is null)`,
    [siteId],
  );
  expect(broken).toEqual([]);
}

test("whatever happens in whatever order, nothing has two and both timelines tell of each match", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { minLength: 5, maxLength: 30 }), async (list) => {
      const world = await newWorld();
      for (const step of list) {
        await attempt(step, world);
        await checkSite(world);
      }
      await tellMatching();
      await checkSite(world);
    }),
    { numRuns: 30 },
  );
}, 180_000);

test("the same holds when everything happens at once, to several workers", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(declare, { minLength: 2, maxLength: 4 }),
      fc.array(pay, { minLength: 2, maxLength: 4 }),
      fc.array(steps, { minLength: 4, maxLength: 8 }),
      async (first, then, list) => {
        const world = await newWorld();
        for (const step of [...first, ...then]) await attempt(step, world);
        await Promise.all([
          ...list.map((step) => attempt(step, world)),
          tellMatching(),
          tellMatching(),
          closeWindows(),
          closeWindows(),
        ]);
        await checkSite(world);
        const failures = await query("select last_error from event_tellings where attempts > 0");
        expect(failures).toEqual([]);
        await tellMatching();
        await checkSite(world);
      },
    ),
    { numRuns: 15 },
  );
}, 180_000);

/** A declaration and the one payment that is meant, with the way in which it can be known. */
const couples = fc.array(
  fc.record({
    way: fc.constantFrom("address", "other address", "transaction", "code"),
    hoursAgo: fc.constantFrom(1, 100),
    money: fc.boolean(),
  }),
  { minLength: 1, maxLength: 4 },
);
type Couple = { way: string; hoursAgo: number; money: boolean };

/** The steps of a couple. A code is given out by the declaration: such a payment comes after it. */
function stepsOf({ way, hoursAgo, money }: Couple, nth: number): Step[][] {
  const email = `${nth}@example.com`;
  const [transactionId, key] = [`PI_${nth}_${newId()}`, newId()];
  let declared: Declared | undefined;
  const declaring: Step = async ({ till }) => {
    const about = money ? { amount: 500, currency: "EUR" } : {};
    declared = await newConfirmation(till.button, { email, ...about }, atTime(inHours(-hoursAgo)));
  };
  const paying: Step = async ({ till }) => {
    const known = { kind: "donation", externalId: key, paymentKey: key, transactionId } as const;
    const { id } = await newOrder(till.siteId, {
      fields: {
        ...known,
        amount: 500n,
        customerEmail: way === "address" ? email : `paid-by-${email}`,
        message: way === "code" ? `for ${declared?.code}` : null,
        placedAt: inHours(-hoursAgo + 0.5),
      },
    });
    await happen(till.siteId, "order", id, "order.updated");
  };
  const saying: Step = async ({ till }) => {
    const words = way === "transaction" ? { transactionId } : { email: `paid-by-${email}` };
    if (declared) await sayPaid(systemClock, till.linkOf(declared.token), words, newId());
  };
  if (way === "address") return [[declaring], [paying]];
  if (way === "code") return [[declaring, paying]];
  return [[declaring, saying], [paying]];
}

const loose: Step[] = [() => tellMatching(), () => closeWindows()];

/** Who is joined with whose payment, and how each declaration stands. */
const outcomeOf = ({ till }: World) =>
  query(
    `select c.email, c.status, c.needs_review, m.rule, m.score, o.customer_email
     from confirmations c
     left join matches m on m.confirmation_id = c.id and m.undone_at is null
     left join orders o on o.id = m.order_id
     where c.site_id = $1 order by c.email`,
    [till.siteId],
  );

async function play(list: Step[]) {
  const world = await newWorld();
  for (const step of list) await attempt(step, world);
  await tellMatching();
  await closeWindows();
  await tellMatching();
  return outcomeOf(world);
}

test("declared first, paid first or all mixed up comes to the same end: everybody is found", async () => {
  await fc.assert(
    fc.asyncProperty(couples, fc.infiniteStream(fc.nat()), async (list, dice) => {
      const chains = () => list.flatMap(stepsOf);
      const forwards = await play(chains().flat());
      const backwards = await play(chains().reverse().flat());
      // Any order that keeps each chain's own: what comes next is drawn from a random one of them.
      const left = [...chains(), ...loose.map((step) => [step]), ...loose.map((step) => [step])];
      const mixed: Step[] = [];
      while (left.some((chain) => chain.length > 0)) {
        const open = left.filter((chain) => chain.length > 0);
        mixed.push(pick(open, dice.next().value as number)?.shift() as Step);
      }
      const shuffled = await play(mixed);
      expect(backwards).toEqual(forwards);
      expect(shuffled).toEqual(forwards);
      expect(forwards).toHaveLength(list.length);
      for (const row of forwards)
        expect(row).toMatchObject({ status: "success", needs_review: null });
    }),
    { numRuns: 10 },
  );
}, 180_000);

/** Everything about a site's matching that is not history. */
async function fingerprint({ till: { siteId } }: World, { byHand = true } = {}) {
  const how = byHand ? ", c.needs_review, m.rule, m.score, m.reasons, m.actor_label" : "";
  return query(
    `select c.code, c.status, c.status_by, c.review_settled, c.reply, c.replied_at, c.window_ends_at, c.transaction_id, c.paid_email, c.said_paid_at,
       c.search_text, m.order_id ${how}
     from confirmations c
     left join matches m on m.confirmation_id = c.id and m.undone_at is null
     where c.site_id = $1 order by c.id`,
    [siteId],
  );
}

async function findPair(world: World, live: boolean) {
  const [row] = await query<{ confirmation: string; order: string }>(
    live
      ? `select confirmation_id as confirmation, order_id as order from matches
         where site_id = $1 and undone_at is null order by id limit 1`
      : `select c.id as confirmation, o.id as order from confirmations c
         join orders o on o.site_id = c.site_id
         where c.site_id = $1
           and not exists (select 1 from matches where confirmation_id = c.id and undone_at is null)
           and not exists (select 1 from matches where order_id = o.id and undone_at is null)
         order by c.id, o.id limit 1`,
    [world.till.siteId],
  );
  if (!row) return null;
  return {
    confirmationId: toPublicId("confirmation", row.confirmation),
    orderId: toPublicId("order", row.order),
  };
}

test("undone and matched again is as if nothing had been undone", async () => {
  let byHand = 0;
  let byItself = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(declare, pay), { minLength: 4, maxLength: 10 }),
      async (list) => {
        const world = await newWorld();
        for (const step of list) await attempt(step, world);
        await tellMatching();
        const { support } = world.till;

        const found = await findPair(world, true);
        if (found) {
          byItself += 1;
          const before = await fingerprint(world, { byHand: false });
          await undoMatch(support, found);
          await matchByHand(support, found);
          expect(await fingerprint(world, { byHand: false })).toEqual(before);
        }
        const free = await findPair(world, false);
        if (!free) return;
        byHand += 1;
        await matchByHand(support, free);
        const before = await fingerprint(world);
        await undoMatch(support, free);
        expect(await fingerprint(world)).not.toEqual(before);
        await matchByHand(support, free);
        expect(await fingerprint(world)).toEqual(before);
        await checkSite(world);
      },
    ),
    { numRuns: 20 },
  );
  expect(Math.min(byHand, byItself)).toBeGreaterThan(2);
}, 180_000);
