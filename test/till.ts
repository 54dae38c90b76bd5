import { randomUUID } from "node:crypto";
import { query } from "@/lib/db";
import { receiveDelivery } from "@/lib/inbox";
import { processWaitingDeliveries } from "@/lib/jobs";
import { connectPlatform, findDestination } from "@/lib/platforms";
import type { Posted } from "./deliveries";
import { newSite } from "./new-site";

type Row = Record<string, unknown>;

/** Everything that deliveries leave behind and that must not depend on their order. */
export async function ledgerOf(siteId: string) {
  const rows = (text: string) => query<Row>(text, [siteId]);
  return {
    orders: await rows(
      `select o.external_id, o.kind, o.status, o.payment_status, o.amount, o.currency,
         o.amount_refunded, o.customer_name, o.customer_email, o.message, o.item_summary, o.shipping,
         o.details, o.placed_at, c.identity_key,
         (select jsonb_agg(jsonb_build_array(i.name, i.variation, i.quantity, i.unit_amount,
            i.details) order by i.position) from order_items i where i.order_id = o.id) as items
       from orders o left join customers c on c.id = o.customer_id
       where o.site_id = $1 order by o.platform, o.external_id`,
    ),
    customers: await rows(
      "select identity_key, email, name from customers where site_id = $1 order by identity_key",
    ),
    subscriptions: await rows(
      `select s.external_id, s.state, s.tier, s.amount, s.currency, s.interval, s.started_at,
         s.period_end, s.paused_until, s.canceled_at, s.cancel_at_period_end, c.identity_key
       from subscriptions s join customers c on c.id = s.customer_id
       where s.site_id = $1 order by s.platform, s.external_id`,
    ),
    /** What the site had of each payment and what of it went back, each with its order. */
    movements: await rows(
      `select payment_key, kind, currency, abs(sum(amount)) as amount, "order" from (
         select coalesce(o.payment_key, t.payment_key) as payment_key, p.currency, p.amount,
           case t.kind when 'correction' then 'sale' else t.kind end as kind, o.external_id as "order"
         from ledger_transactions t
         join ledger_postings p on p.site_id = t.site_id and p.transaction_id = t.id
         left join orders o on o.site_id = t.site_id and o.id = t.order_id
         where t.site_id = $1 and t.kind <> 'fee' and p.account = 'site') m
       group by payment_key, kind, currency, "order" having sum(amount) <> 0 order by 1, 2, 3, 5`,
    ),
    balances: await rows(
      `select p.account, p.currency, p.is_test, sum(p.amount) as amount,
         sum(p.quantity)::int as sales
       from ledger_postings p where p.site_id = $1
       group by 1, 2, 3 having sum(p.amount) <> 0 or sum(p.quantity) <> 0 order by 1, 2, 3`,
    ),
  };
}

/** A site of the test's own with both platforms connected. */
export async function newTill() {
  const site = await newSite();
  const { siteId } = site;
  const secrets = { kofi: randomUUID(), bmc: `whsec_${randomUUID()}` };
  await connectPlatform(site.system, siteId, "kofi", secrets.kofi);
  await connectPlatform(site.system, siteId, "buymeacoffee", secrets.bmc);
  const receive = async (platform: string, posted: Posted) =>
    receiveDelivery(await findDestination(platform, site.site.clientId), posted);
  return {
    ...site,
    secrets,
    receive,
    /** Receives, and works everything through. */
    deliver: async (platform: string, ...all: Posted[]) => {
      for (const posted of all) await receive(platform, posted);
      await processWaitingDeliveries();
    },
    orders: () => query<Row>("select * from orders where site_id = $1 order by id", [siteId]),
    deliveries: () =>
      query<Row>(
        `select e.*, coalesce(n.repeats, 0) as repeats
         from inbound_events e left join inbound_repeats n using (site_id, connection_id, delivery_id)
         where site_id = $1 order by received_at, id`,
        [siteId],
      ),
    subscriptions: () => query<Row>("select * from subscriptions where site_id = $1", [siteId]),
    movements: () =>
      query<Row>("select * from ledger_transactions where site_id = $1 order by id", [siteId]),
    trailOf: async (order: Row | undefined) =>
      (
        await query<{ type: string }>(
          "select type from order_events where site_id = $1 and order_id = $2 order by id",
          [siteId, order?.id],
        )
      ).map((event) => event.type),
    everything: () => ledgerOf(siteId),
  };
}
