import { channels } from "@/lib/db";
import { findWaitingDeliveries, processDelivery } from "@/lib/sources";
import { startPump } from "./pump";

const batch = 100;
const atOnce = 4;

/** Works a batch through, a few at a time. Returns how many were really ours to do. */
async function processBatch(ids: string[]): Promise<number> {
  const queue = [...ids];
  let done = 0;
  const lane = async () => {
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
      if (await processDelivery(id)) done += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return done;
}

/** Works on everything that waits now. Other workers may do the same beside it. */
export async function processWaitingDeliveries(): Promise<number> {
  let total = 0;
  for (;;) {
    const ids = await findWaitingDeliveries(batch);
    const done = ids.length === 0 ? 0 : await processBatch(ids);
    total += done;
    if (done === 0) return total;
  }
}

/** Turns stored deliveries into orders as they come. */
export const startDeliveryPump = () =>
  startPump(channels.inbound, "delivery", processWaitingDeliveries);
