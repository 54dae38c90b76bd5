import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closePool, inTransaction, query } from "@/lib/db";
import { runCommand } from "@/lib/desk";
import type { ToldEvent } from "@/lib/events";
import { tellWaitingEvents } from "@/lib/jobs";
import { newId } from "@/lib/kernel";
import { putInOutbox } from "@/test/put-in-outbox";
import { happenTo, newReplySite } from "@/test/reply-site";
import { answers, sendDueReplies } from "../index";

afterAll(closePool);

// A run that is being finished fails while this table says so: a crash after the mail was written.
beforeAll(async () => {
  await query("create table crashing (yes boolean)");
  await query(
    `create function crash() returns trigger language plpgsql as $$ begin
       if exists (select from crashing) then raise exception 'crashed'; end if; return new; end $$`,
  );
  await query(
    `create trigger crash before update on reply_runs for each row
     when (new.state = 'queued') execute function crash()`,
  );
});

const people = 2;
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant("pay" as const), person: fc.nat(people - 1) }),
  },
  fc.record({ do: fc.constant("test" as const) }),
  fc.record({ do: fc.constant("import" as const) }),
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom("repeat", "match", "undo", "complete", "cancel", "refund", "status"),
      order: fc.nat(5),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom("tell", "send", "wait") }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom("crash telling", "crash sending") }) },
);
type Step = { do: string; order?: number; person?: number };

interface Known {
  id: string;
  publicId: string;
  kind: "real" | "test" | "imported";
  undo?: (() => Promise<void>) | undefined;
}

const waitingEvents = (siteId: string) =>
  query<ToldEvent & Record<string, unknown>>(
    `select id, site_id as "siteId", topic, subject_id as "subjectId", type, data, at
     from outbox where site_id = $1 and type = any($2::text[]) order by id`,
    [siteId, answers.wants.map(({ type }) => type)],
  );

async function newWorld() {
  const site = await newReplySite();
  const { siteId } = site;
  await site.rule({ name: "Arrived" });
  await site.rule({ name: "Later", delayMinutes: 60 });
  await site.rule({ name: "New", trigger: "first_time_supporter" });
  await site.rule({ name: "Matched", trigger: "order.matched", delayMinutes: 5 });
  await site.rule({
    name: "Completed",
    trigger: "order.status",
    conditions: { status: "completed" },
  });
  const customers = Array.from({ length: people }, () => newId());
  for (const id of customers) {
    await query(
      "insert into customers (id, site_id, identity_key) values ($1, $2, $3) returning 1",
      [id, siteId, id],
    );
  }
  const orders: Known[] = [];
  const told: ToldEvent[] = [];
  const add = async (kind: Known["kind"], person = 0) => {
    const { id, publicId } = await site.order({
      customerId: customers[person] ?? null,
      isTest: kind === "test",
    });
    if (kind === "imported") {
      await query("update orders set imported_at = now() where id = $1 returning 1", [id]);
    }
    orders.push({ id, publicId, kind });
  };
  const tell = async () => {
    told.push(...(await waitingEvents(siteId)));
    await Promise.all([tellWaitingEvents(), tellWaitingEvents()]);
  };
  const send = () => Promise.all([sendDueReplies(), sendDueReplies()]);

  const onOrder: Record<string, (order: Known) => Promise<unknown>> = {
    match: async (order) => {
      if (order.undo || order.kind !== "real") return;
      order.undo = (await site.match(order.id)).undo;
    },
    undo: async (order) => {
      await order.undo?.();
      order.undo = undefined;
    },
    complete: (order) => runCommand(site.as("owner"), order.publicId, "complete").catch(() => {}),
    cancel: (order) => runCommand(site.as("owner"), order.publicId, "cancel").catch(() => {}),
    refund: (order) =>
      query("update orders set payment_status = 'refunded' where id = $1 returning 1", [order.id]),
    status: (order) => happenTo(siteId, order.id, "order.completed", { from: "accepted" }),
    /** Everything that was ever told of the order is told again, as something new. */
    repeat: async (order) => {
      for (const entry of told.filter(({ subjectId }) => subjectId === order.id)) {
        await putInOutbox({ ...entry, id: newId(), topic: "order" });
      }
    },
  };
  const alone: Record<string, (given: Step) => Promise<unknown>> = {
    pay: ({ person }) => add("real", person),
    test: () => add("test"),
    import: () => add("imported"),
    tell,
    send,
    wait: () => site.passDelays(),
    "crash telling": async () => {
      for (const entry of await waitingEvents(siteId)) {
        const crash = inTransaction(async (tx) => {
          await answers.tell(tx, [entry]);
          throw new Error("crashed");
        });
        await expect(crash).rejects.toThrow("crashed");
      }
    },
    "crash sending": async () => {
      await query("insert into crashing values (true) returning 1");
      await send();
      await query("delete from crashing returning 1");
    },
  };
  const take = async (given: Step) => {
    const order = orders[given.order ?? 0];
    if (alone[given.do]) await alone[given.do]?.(given);
    else if (order) await onOrder[given.do]?.(order);
  };
  const finish = async () => {
    await tell();
    for (let round = 0; round < 3; round++) {
      await site.passDelays();
      await send();
    }
  };
  return { ...site, orders, customers, take, finish };
}

async function expectOnce(world: Awaited<ReturnType<typeof newWorld>>) {
  const runs = await query<{ rule: string; order_id: string; state: string; mails: number }>(
    `select r.name as rule, u.order_id, u.state, (select count(*)::int from outgoing_mails m
       where m.rule_id = u.rule_id and m.order_id = u.order_id) as mails
     from reply_runs u join reply_rules r on r.id = u.rule_id where u.site_id = $1`,
    [world.siteId],
  );
  const mails = await world.mails();
  const named = runs.map(({ rule, order_id }) => `${rule} ${order_id}`);
  expect(new Set(named).size).toBe(named.length);
  for (const run of runs) expect(run.mails).toBe(run.state === "queued" ? 1 : 0);
  expect(mails).toHaveLength(runs.filter(({ state }) => state === "queued").length);

  const real = new Set(world.orders.filter(({ kind }) => kind === "real").map(({ id }) => id));
  for (const { order_id } of mails) expect(real).toContain(order_id);
  const standing = await query<{ id: string; customer_id: string; matched: boolean }>(
    `select o.id, o.customer_id, exists (select from matches m
       where m.order_id = o.id and m.undone_at is null) as matched
     from orders o where o.site_id = $1 and not is_test and imported_at is null
       and status <> 'canceled' and payment_status = 'paid'`,
    [world.siteId],
  );
  const answered = (rule: string, orderId: string) =>
    runs.some((run) => run.rule === rule && run.order_id === orderId && run.state === "queued");
  for (const order of standing) {
    expect(answered("Arrived", order.id)).toBe(true);
    expect(answered("Later", order.id)).toBe(true);
    if (order.matched) expect(answered("Matched", order.id)).toBe(true);
  }
  for (const customer of world.customers) {
    const greeted = await query(
      `select 1 from outgoing_mails m join orders o on o.id = m.order_id
       join reply_rules r on r.id = m.rule_id
       where m.site_id = $1 and o.customer_id = $2 and r.name = 'New'`,
      [world.siteId, customer],
    );
    expect(greeted.length).toBeLessThanOrEqual(1);
  }
}

test("whatever happens in whatever order, however often, and wherever it crashes: no rule answers an order twice", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 30 }), async (steps) => {
      const world = await newWorld();
      for (const given of steps) await world.take(given as Step);
      await world.finish();
      await expectOnce(world);
    }),
    { numRuns: 12 },
  );
}, 120_000);
