// Times how a request is accepted, as far as it is ours: the order is found and held, its attempt to charge is
// written down, with its event. By turns, the same statements through `pg` and nothing else.

import pg from "pg";
import { inTransaction, pool, query } from "@/lib/db";
import { writeCharge } from "@/lib/desk";
import { type Context, newId, systemClock, toPublicId } from "@/lib/kernel";
import { findOrder, placeOrders } from "@/lib/orders";
import { answerWith } from "./ask";
import { timed } from "./measure";

const [site] = await query<{ id: string }>("select id from sites");
const siteId = site?.id as string;
const ctx: Context = {
  actor: { kind: "user", id: newId(), label: "Mara" },
  sites: [{ siteId, role: "owner" }],
  requestId: newId(),
  clock: systemClock,
};

/** Requests whose cards were checked. */
async function placeRequests(count: number): Promise<string[]> {
  const at = new Date();
  const ids = Array.from({ length: count }, () => newId());
  await inTransaction((tx) =>
    placeOrders(tx, {
      ...{ siteId, platform: "store", source: "the store", at },
      actor: { kind: "member", id: newId(), label: "Robin" },
      orders: ids.map((id) => ({
        ...{ id, externalId: id, paymentKey: id, transactionId: null, connectionId: null },
        ...{ inboundEventId: null, kind: "store" as const, amount: 2500n, currency: "EUR" },
        ...{ customerId: null, customerName: "Robin", customerEmail: null, message: null },
        items: [{ name: "Print", variation: null, quantity: 1, unitAmount: 2500n, details: {} }],
        ...{ messagePrivate: false, isTest: true, shipping: null, details: {}, reportedRank: "" },
        ...{ placedAt: at, checked: { method: "card", card: { brand: "Visa", last4: "4242" } } },
      })),
    }),
  );
  await query(
    `insert into order_cards (site_id, order_id, stripe_customer, payment_method, brand, last4,
       exp_month, exp_year)
     select $1, id, 'cus_bench', 'pm_bench', 'Visa', '4242', 12, 2040 from unnest($2::uuid[]) id
     returning order_id`,
    [siteId, ids],
  );
  return ids;
}

const accept = async (id: string) => {
  await writeCharge(ctx, await findOrder(ctx, toPublicId("order", id)));
};

interface Statement {
  text: string;
  values: unknown[];
}

/** Every statement that one call sends. */
async function listen(work: () => Promise<unknown>): Promise<Statement[]> {
  const sent: Statement[] = [];
  const { query: usual } = pg.Client.prototype;
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const [text, values] = given;
    if (typeof text === "string") sent.push({ text, values: (values ?? []) as unknown[] });
    return Reflect.apply(usual, this, given);
  } as typeof usual;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = usual;
  }
  return sent;
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** The statements for another order: what was made new is made new again, the site and who it was stay. */
function forOrder(statements: Statement[], from: string, to: string): Statement[] {
  const known = new Map([
    [from, to],
    ...[siteId, "id" in ctx.actor ? ctx.actor.id : ""].map((id) => [id, id] as const),
  ]);
  const other = (text: string) =>
    text.replace(uuid, (id) => {
      if (!known.has(id)) known.set(id, newId());
      return known.get(id) as string;
    });
  const copy = (value: unknown): unknown => {
    if (typeof value === "string") return other(value);
    return Array.isArray(value) ? value.map(copy) : value;
  };
  return statements.map(({ text, values }) => ({ text, values: values.map(copy) }));
}

answerWith(async ({ rounds, warmUp }: { rounds: number; warmUp: number }) => {
  const ids = await placeRequests(2 * (rounds + warmUp) + 2);
  const next = () => ids.pop() as string;
  // The pool's connections are opened and known before one call is listened to.
  await accept(next());
  const sample = next();
  const statements = await listen(() => accept(sample));
  const bare = new pg.Client({ connectionString: pool().options.connectionString });
  await bare.connect();
  const times = { ours: [] as number[], bare: [] as number[] };
  for (let round = -warmUp; round < rounds; round++) {
    for (const way of round % 2 === 0 ? (["ours", "bare"] as const) : (["bare", "ours"] as const)) {
      const id = next();
      const same = way === "bare" ? forOrder(statements, sample, id) : [];
      const ms = await timed(async () => {
        if (way === "ours") return accept(id);
        for (const { text, values } of same) await bare.query(text, values);
      });
      if (round >= 0) times[way].push(ms);
    }
  }
  await bare.end();
  const [row] = await query<{ charges: bigint }>(
    "select count(*) as charges from payments where site_id = $1 and purpose = 'charge'",
    [siteId],
  );
  return { ...times, statements: statements.length, charges: Number(row?.charges) };
});
