import { readClock } from "@/lib/db";
import type { Consumer } from "@/lib/events";
import { importFinished } from "@/lib/imports";
import { deliveryQuarantined } from "@/lib/inbox";
import { mailEvents } from "@/lib/mail";
import { confirmationEvent } from "@/lib/matching";
import { orderEvent } from "@/lib/orders";
import { describeEntries } from "./describe-entry";
import { storeChanges } from "./describe-store-order";
import { writeNotices } from "./write-notices";

/** Writes a notice for each person of the site who wants to know of an event; once, however often. */
export const notices: Consumer = {
  name: "notices",
  wants: [
    orderEvent["order.received"],
    ...storeChanges.map((type) => orderEvent[type]),
    orderEvent["review.needed"],
    confirmationEvent["confirmation.review"],
    ...mailEvents,
    deliveryQuarantined,
    importFinished,
  ],
  lanes: 2,
  lanesPerSite: 1,
  async tell(tx, events) {
    const now = (await readClock(tx)).now();
    await writeNotices(tx, await describeEntries(tx, events, now), now);
  },
};
