import { setTimeout as wait } from "node:timers/promises";
import { closePool } from "@/lib/db";
import { log } from "@/lib/kernel";
import { allSettled } from "@/lib/work";
import { startDeliveryPump } from "./delivery-pump";
import { startImportPump } from "./import-pump";
import { startMailPump } from "./mail-pump";
import { startPaymentPump } from "./payment-pump";
import { startReplyPump } from "./reply-pump";
import { startQueue } from "./start-queue";
import { startConsumers } from "./tell-consumers";
import { startWindowPump } from "./window-pump";

/** The queue needs the database to start; the pumps wait for it by themselves. */
async function startQueueWhenPossible(isStopped: () => boolean) {
  while (!isStopped()) {
    try {
      return await startQueue();
    } catch (error) {
      if (!isStopped()) log.warn("the queue could not start yet", { error });
      await wait(1000);
    }
  }
}

/** Starts everything that happens without a request. */
export async function startWorker(): Promise<{ stop: () => Promise<void> }> {
  let stopped = false;
  const stopPump = startDeliveryPump();
  const stopMail = startMailPump();
  const stopConsumers = startConsumers();
  const stopImports = startImportPump();
  const stopReplies = startReplyPump();
  const stopPayments = startPaymentPump();
  const stopWindows = startWindowPump();
  const queue = startQueueWhenPossible(() => stopped);
  log.info("the worker runs");
  return {
    stop: async () => {
      stopped = true;
      // Whatever one of them fails at, the others end before the connections do.
      await allSettled([
        stopPump(),
        stopMail(),
        stopConsumers(),
        stopImports(),
        stopReplies(),
        stopPayments(),
        stopWindows(),
        queue.then((stop) => stop?.()),
      ]).finally(closePool);
    },
  };
}
