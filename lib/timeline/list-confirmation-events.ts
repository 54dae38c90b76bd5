import { listConfirmationRecords } from "@/lib/events";
import { type Context, requireRight } from "@/lib/kernel";
import { locateConfirmation } from "@/lib/matching";
import type { ApiEvent } from "@/lib/orders/schemas";
import { presentEvent } from "./present-event";

// A timeline grows by what people do: nobody does more than this with one declaration.
const most = 500;

/** A confirmation's timeline, oldest first. Throws `not_found` outside the actor's sites. */
export async function listConfirmationEvents(
  ctx: Context,
  confirmationId: string,
): Promise<ApiEvent[]> {
  const confirmation = await locateConfirmation(ctx, confirmationId);
  requireRight(ctx, confirmation.siteId, "confirmations:read");
  const rows = await listConfirmationRecords(confirmation, most);
  return rows.map((row) => presentEvent("confirmation", row));
}
