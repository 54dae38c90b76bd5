import { channels } from "@/lib/db";
import { handOut, tellAll, tellConsumer } from "@/lib/events";
import { type Round, startPump } from "@/lib/work";
import { consumers } from "./consumers";

/** Tells everybody of everything that waits now, and of what comes of it. Returns how many transactions that took. */
export const tellWaitingEvents = (round: Round = {}, told = consumers) => tellAll(told, round);

/**
 * Hands events out as they happen, and tells each consumer in a loop of its own, so that one that
 * throws or takes its time holds up no other.
 */
export function startConsumers(told = consumers): () => Promise<void> {
  const stops = [
    startPump(channels.outbox, "hand-out", (round) => handOut(told, round)),
    ...told.map((one) =>
      startPump(channels.tellings, one.name, (round) => tellConsumer(one, round)),
    ),
  ];
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
}
