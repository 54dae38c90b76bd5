import type { Teller } from "@/lib/outbox";

/** Looks for the confirmation of an order that arrived or was told more about. */
export const matchEvent: Teller = async () => {};
