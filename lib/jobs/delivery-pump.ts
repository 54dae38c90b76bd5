import { channels } from "@/lib/db";
import { processWaitingDeliveries } from "@/lib/sources";
import { startPump } from "./pump";

export { processWaitingDeliveries };

/** Turns stored deliveries into orders as they come. */
export const startDeliveryPump = () =>
  startPump(channels.inbound, "delivery", processWaitingDeliveries);
