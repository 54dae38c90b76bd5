import { channels } from "@/lib/db";
import { stripeDeliveries } from "@/lib/desk";
import { type Reader, workOnDeliveries } from "@/lib/inbox";
import { platformReaders } from "@/lib/platforms";
import { type Round, startPump } from "@/lib/work";

/** Whoever has deliveries of its own to read. */
const readers: Reader[] = [...platformReaders, stripeDeliveries];

/** Works off every delivery that waits now. Returns how many that were. */
export const processWaitingDeliveries = (round: Round = {}) => workOnDeliveries(readers, round);

/** Turns stored deliveries into orders as they come. */
export const startDeliveryPump = () =>
  startPump(channels.inbound, "delivery", processWaitingDeliveries);
