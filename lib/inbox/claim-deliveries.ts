import type { Transaction } from "@/lib/db";
import type { StoredDelivery } from "./reader";

/** What a transaction holds, oldest first, and the product's time at which it began. */
export interface Claimed {
  deliveries: StoredDelivery[];
  at: Date;
}

type Row = StoredDelivery & { at: Date };

const columns = `id, site_id as "siteId", connection_id as "connectionId", platform,
  delivery_id as "deliveryId", is_test as "isTest", received_at as "receivedAt", body, onetill_now() as at`;

/** A pause after a failure is by the database's own clock, wherever the sandbox's has been moved to. */
export const due = "(retry_at is null or retry_at <= now())";

const claimedOf = (rows: Row[]): Claimed => ({
  deliveries: rows.map(({ at: _, ...delivery }) => delivery),
  at: rows[0]?.at ?? new Date(0),
});

/** Locks one delivery, unless somebody else has it or it is not waiting any more. */
export async function claimOne(
  tx: Transaction,
  { siteId, id }: Pick<StoredDelivery, "siteId" | "id">,
): Promise<Claimed> {
  const { rows } = await tx.query<Row>(
    `select ${columns} from inbound_events where site_id = $1 and id = $2 and state = 'pending'
     for update skip locked`,
    [siteId, id],
  );
  return claimedOf(rows);
}

/** Locks the site's oldest deliveries that are due and that nobody else has, `most` of them. */
export async function claimNext(tx: Transaction, siteId: string, most: number): Promise<Claimed> {
  const { rows } = await tx.query<Row>(
    `select ${columns} from inbound_events where site_id = $1 and state = 'pending' and ${due}
     order by received_at, id limit $2 for update skip locked`,
    [siteId, most],
  );
  return claimedOf(rows);
}
