import { setTimeout as wait } from "node:timers/promises";
import { closePool } from "@/lib/db";
import { log } from "@/lib/kernel";
import { startDeliveryPump } from "./delivery-pump";
import { startFanOut } from "./fan-out";
import { startMailPump } from "./mail-pump";
import { startQueue } from "./start-queue";

/** The queue needs the database to start; the pumps wait for it by themselves. */
async function startQueueWhenPossible(isStopped: () => boolean) {
  while (!isStopped()) {
    try {
      return await startQueue();
    } catch (error) {
      log.warn("the queue could not start yet", { error });
      await wait(1000);
    }
  }
}

/** Starts everything that happens without a request. */
export async function startWorker(): Promise<{ stop: () => Promise<void> }> {
  let stopped = false;
  const stopPump = startDeliveryPump();
  const stopMail = startMailPump();
  const stopFanOut = startFanOut();
  const queue = startQueueWhenPossible(() => stopped);
  log.info("the worker runs");
  return {
    stop: async () => {
      stopped = true;
      await Promise.all([stopPump(), stopMail(), stopFanOut(), queue.then((stop) => stop?.())]);
      await closePool();
    },
  };
}
