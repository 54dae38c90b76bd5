import type { Round } from "@/lib/work";
import type { Consumer } from "./consumer";
import { handOut } from "./hand-out";
import { tellConsumer } from "./tell-consumer";

/**
 * Hands out and tells everything that waits now, and what comes of that, until nothing is left that is
 * due. All consumers are at it beside each other; what one throws is thrown when all have ended.
 */
export async function tellAll(consumers: readonly Consumer[], round: Round = {}): Promise<number> {
  for (let total = 0; ; ) {
    const handedOut = await handOut(consumers, round);
    const ends = await Promise.allSettled(consumers.map((one) => tellConsumer(one, round)));
    const failed = ends.find((end) => end.status === "rejected");
    if (failed) throw failed.reason;
    const told = ends.reduce((sum, end) => sum + (end.status === "fulfilled" ? end.value : 0), 0);
    total += told;
    if (round.signal?.aborted || handedOut + told === 0) return total;
  }
}
