import { channels } from "@/lib/db";
import { processWaitingDeliveries } from "@/lib/platforms";
import { startPump } from "@/lib/work";

export { processWaitingDeliveries };

/** Turns stored deliveries into orders as they come. */
export const startDeliveryPump = () =>
  startPump(channels.inbound, "delivery", processWaitingDeliveries);
