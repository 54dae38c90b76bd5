import type { Queryable } from "@/lib/db";
import { putInOutbox } from "@/lib/events";
import { newId } from "@/lib/kernel";
import type { StoredDelivery } from "./reader";

/** Notes, in the transaction that puts it there, that a delivery is in quarantine. */
export const tellQuarantined = (
  tx: Queryable,
  delivery: Pick<StoredDelivery, "id" | "siteId" | "platform">,
  reason: string,
) =>
  putInOutbox(tx, {
    id: newId(),
    siteId: delivery.siteId,
    topic: "delivery",
    subjectId: delivery.id,
    type: "delivery.quarantined",
    data: { platform: delivery.platform, reason },
  });
