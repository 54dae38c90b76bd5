import { inTransaction, query } from "@/lib/db";
import { type Destination, receiveDelivery } from "@/lib/inbox";
import { processWaitingDeliveries } from "@/lib/jobs";
import { findDestination } from "@/lib/platforms";
import { inLanes } from "@/lib/work";
import type { DemoDelivery } from "./delivery";
import type { Random } from "./random";

export type Destinations = Map<string, Destination>;

export const destinationKey = (site: string, platform: string) => `${site} ${platform}`;

/** Where each delivery goes, the way its webhook address says. */
export async function findDestinations(
  clientIds: Record<DemoDelivery["site"], string>,
): Promise<Destinations> {
  const found: Destinations = new Map();
  for (const [site, clientId] of Object.entries(clientIds)) {
    for (const platform of ["kofi", "buymeacoffee"]) {
      found.set(destinationKey(site, platform), await findDestination(platform, clientId));
    }
  }
  return found;
}

/**
 * Gives what just came of these deliveries the times that it would have had: received seconds after
 * the platform's own time, worked through a moment later.
 */
async function backdate(
  wave: readonly { connectionId: string; id: string; receivedAt: Date; processedAt: Date }[],
  since: Date,
) {
  const columns = [
    wave.map((one) => one.connectionId),
    wave.map((one) => one.id),
    wave.map((one) => one.receivedAt),
    wave.map((one) => one.processedAt),
  ];
  await inTransaction(async (tx) => {
    await tx.query(
      `update inbound_events e set received_at = w.received_at, processed_at = w.processed_at
       from unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::timestamptz[])
         as w(connection_id, delivery_id, received_at, processed_at)
       where e.connection_id = w.connection_id and e.delivery_id = w.delivery_id`,
      columns,
    );
    const ofWave = `from inbound_events d
       join unnest($1::uuid[], $2::text[]) as w(connection_id, delivery_id) using (connection_id, delivery_id)`;
    const values = [...columns.slice(0, 2), since];
    await tx.query(
      `update orders o set created_at = d.processed_at ${ofWave}
       where o.inbound_event_id = d.id and o.created_at >= $3`,
      values,
    );
    await tx.query(
      `update orders o set updated_at = d.processed_at ${ofWave}
       where o.id = d.order_id and o.updated_at >= $3`,
      values,
    );
    await tx.query(
      `update order_events v set at = d.processed_at ${ofWave}
       where v.site_id = d.site_id and v.order_id = d.order_id and v.at >= $3`,
      values,
    );
  });
}

/**
 * Receives deliveries and works them through as if each came at its time. Those about one subject
 * are a wave each, so that what they bring keeps their order.
 */
export async function deliver(
  deliveries: readonly DemoDelivery[],
  destinations: Destinations,
  random: Random,
): Promise<void> {
  const seen = new Map<string, number>();
  const waves: DemoDelivery[][] = [];
  for (const delivery of [...deliveries].sort((a, b) => a.at.getTime() - b.at.getTime())) {
    const turn = seen.get(delivery.subject) ?? 0;
    seen.set(delivery.subject, turn + 1);
    waves[turn] = [...(waves[turn] ?? []), delivery];
  }
  for (const wave of waves) {
    const [clock] = await query<{ now: Date }>("select onetill_now() as now");
    await inLanes(wave, 4, async (delivery) => {
      const destination = destinations.get(destinationKey(delivery.site, delivery.platform));
      const secret = destination?.connection?.secret;
      if (!destination || !secret) throw new Error(`${delivery.platform} is not connected`);
      const { headers, body } = delivery.compose(secret);
      for (let time = 0; time <= delivery.repeats; time++) {
        await receiveDelivery(destination, {
          headers: new Headers(headers),
          body: Buffer.from(body),
        });
      }
    });
    await processWaitingDeliveries();
    const times = wave.map(({ site, platform, id, at }) => {
      const destination = destinations.get(destinationKey(site, platform));
      const receivedAt = new Date(at.getTime() + random.int(900, 4200));
      const processedAt = new Date(receivedAt.getTime() + random.int(15, 140));
      return { connectionId: destination?.connection?.id as string, id, receivedAt, processedAt };
    });
    await backdate(times, clock?.now as Date);
  }
}

/** Customers and memberships have been known since their first payment. */
export async function backdateCustomers(): Promise<void> {
  await query(
    `update customers c set created_at = f.first_at, updated_at = f.last_at
     from (select customer_id, min(created_at) as first_at, max(created_at) as last_at from orders
           group by customer_id) f
     where f.customer_id = c.id`,
  );
  await query(
    `update subscriptions s set created_at = coalesce(s.started_at, c.created_at),
       updated_at = greatest(c.updated_at, s.canceled_at)
     from customers c where c.id = s.customer_id`,
  );
}
