import type { Queryable } from "@/lib/db";
import { record } from "@/lib/events";
import { onetill } from "@/lib/kernel";
import { deliveryQuarantined } from "./events";
import type { StoredDelivery } from "./reader";

/** Records, in the transaction that puts it there, that a delivery is in quarantine. */
export const tellQuarantined = (
  tx: Queryable,
  delivery: Pick<StoredDelivery, "id" | "siteId" | "platform">,
  reason: string,
  at: Date,
) => {
  const data = { platform: delivery.platform, reason };
  const by = { actor: onetill, at };
  return record(tx, delivery, deliveryQuarantined, data, by);
};
