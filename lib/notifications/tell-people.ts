import { readClock } from "@/lib/db";
import type { Teller } from "@/lib/events";
import { describeEntry } from "./describe-entry";
import { writeNotices } from "./write-notices";

/** Writes a notice for each person of the site who wants to know of an event; once, however often. */
export const tellPeople: Teller = async (tx, entry) => {
  const now = (await readClock(tx)).now();
  const draft = await describeEntry(tx, entry, now);
  if (draft) await writeNotices(tx, draft, now);
};
