import { channels } from "@/lib/db";
import { type Teller, workThroughOutbox } from "@/lib/events";
import { matchEvent } from "@/lib/matching";
import { tellPeople } from "@/lib/notifications";
import { planReplies } from "@/lib/replies";
import { type Round, startPump } from "@/lib/work";

/** Whom an event is told to, in this order: a match comes before the answer that waits for it. */
const tellers: readonly Teller[] = [matchEvent, planReplies, tellPeople];

/** Tells everybody of everything that waits now. Returns how many events that were. */
export const tellWaitingEvents = (round: Round = {}) =>
  workThroughOutbox(
    async (tx, entry, signal) => {
      for (const tell of tellers) await tell(tx, entry, signal);
    },
    undefined,
    round,
  );

/** Tells those who care of what happened, as it happens. */
export const startFanOut = () => startPump(channels.outbox, "outbox", tellWaitingEvents);
