// Times how a payment finds its declaration, and a declaration its payment, in a process of its own
// with one database. Whatever was joined is taken back afterwards, so that every round is alike.
import { inTransaction, pool, query } from "@/lib/db";
import { fromPublicId, newId, systemClock } from "@/lib/kernel";
import { declareConfirmation, matching } from "@/lib/matching";
import { type NewOrder, placeOrders } from "@/lib/orders";
import { answerWith } from "./ask";
import { timed } from "./measure";

const [site] = await query<{ id: string; button: string }>(
  "select s.id, b.id as button from sites s join support_buttons b on b.site_id = s.id",
);
const siteId = site?.id as string;
const button = { siteId, id: site?.button as string, token: "" };

interface Waiting {
  id: string;
  code: string;
  email: string;
  paid: string | null;
}

async function someWaiting(named: boolean): Promise<Waiting> {
  const [row] = await query<Waiting & Record<string, unknown>>(
    `select id, code, email, transaction_id as paid from confirmations
     where site_id = $1 and status = 'pending' and ($2 = (transaction_id is not null))
       and id >= (select id from confirmations where site_id = $1
         and created_at >= now() - interval '46 hours' * random() order by created_at limit 1)
     order by id limit 1`,
    [siteId, named],
  );
  return row ?? someWaiting(named);
}

async function arrive(fields: { message?: string; email?: string; paid?: string | null }) {
  const key = newId();
  const at = new Date();
  const order: NewOrder = {
    ...{ connectionId: key, inboundEventId: key, externalId: key, paymentKey: key },
    ...{ transactionId: fields.paid ?? key, kind: "donation", amount: 500n, currency: "EUR" },
    ...{ customerId: null, customerName: "Somebody" },
    ...{ customerEmail: fields.email ?? "somebody@example.org" },
    ...{ items: [], message: fields.message ?? "Thank you for the lovely drawings" },
    ...{ messagePrivate: false, isTest: false, shipping: null, details: {} },
    ...{ reportedRank: "0", placedAt: at },
  };
  const actor = { kind: "platform", label: "Ko-fi" } as const;
  const batch = { siteId, platform: "kofi", source: "Ko-fi", actor, at, orders: [order] };
  const placed = await inTransaction((tx) => placeOrders(tx, batch));
  return placed.get(key) as string;
}

const tell = (topic: string, subjectId: string, type: string) =>
  inTransaction((tx) =>
    matching.tell(tx, [
      { id: subjectId, siteId, topic, subjectId, type, data: {}, at: new Date() },
    ]),
  );

/** From the event of an order that arrived to what the matching made of it, committed. */
const matchOf = (orderId: string) => timed(() => tell("order", orderId, "order.received"));

/** Puts everything back; returns whether something was joined. */
async function takeBack(): Promise<boolean> {
  const joined = await query("select 1 from matches");
  const client = pool();
  await client.query(
    `update confirmations set status = 'pending', status_by = 'visitor'
     where id in (select confirmation_id from matches)`,
  );
  const history = ["matches", "confirmation_events", "code_sightings", "outbox", "order_events"];
  for (const table of [...history, "rate_limits"]) {
    await client.query(`delete from ${table}`);
  }
  await client.query("delete from orders where customer_name = 'Somebody'");
  await client.query("delete from confirmations where email like '%@example.net'");
  return joined.length === 1;
}

const cases: Record<string, () => Promise<{ ms: number; found: boolean }>> = {
  code: async () => {
    const { code } = await someWaiting(false);
    const ms = await matchOf(await arrive({ message: `Thank you! ${code.toLowerCase()}` }));
    return { ms, found: true };
  },
  transaction: async () => {
    const { paid } = await someWaiting(true);
    return { ms: await matchOf(await arrive({ paid })), found: true };
  },
  email: async () => {
    const { email } = await someWaiting(false);
    return { ms: await matchOf(await arrive({ email })), found: true };
  },
  nobody: async () => ({ ms: await matchOf(await arrive({})), found: false }),
  declared: async () => {
    const email = `${newId()}@example.net`;
    await arrive({ email });
    const input = { platform: "kofi", email, amount: 500, currency: "EUR" };
    const ms = await timed(async () => {
      const { id } = await declareConfirmation(systemClock, button, input, newId());
      await tell("confirmation", fromPublicId("confirmation", id), "confirmation.declared");
    });
    return { ms, found: true };
  },
};

answerWith(async ({ name }: { name: string }) => {
  const run = cases[name];
  if (!run) throw new Error(`${name} is no case`);
  const { ms, found } = await run();
  if ((await takeBack()) !== found) throw new Error(`${name}: the wrong thing was matched`);
  return { ms };
});
