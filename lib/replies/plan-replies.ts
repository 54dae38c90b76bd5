import type { Teller } from "@/lib/outbox";

/** Plans the answers that a site's rules want for an event. */
export const planReplies: Teller = async () => {};
