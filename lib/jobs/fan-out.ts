import { channels } from "@/lib/db";
import { matchEvent } from "@/lib/matching";
import { tellPeople } from "@/lib/notifications";
import { type Teller, workThroughOutbox } from "@/lib/outbox";
import { planReplies } from "@/lib/replies";
import { startPump } from "./pump";

/** Whom an event is told to, in this order: a match comes before the answer that waits for it. */
const tellers: readonly Teller[] = [matchEvent, planReplies, tellPeople];

/** Tells everybody of everything that waits now. Returns how many events that were. */
export const tellWaitingEvents = () =>
  workThroughOutbox(async (tx, entry) => {
    for (const tell of tellers) await tell(tx, entry);
  });

/** Tells those who care of what happened, as it happens. */
export const startFanOut = () => startPump(channels.outbox, "outbox", tellWaitingEvents);
