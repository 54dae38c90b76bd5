import type { ActionResult } from "@/lib/kernel/schemas";
import type { ConfirmationStatus, FoundOrder } from "@/lib/matching/schemas";

/** The server actions of a confirmation's page; the page hands them down to those who may. */
export interface ConfirmationPageActions {
  match(input: { id: string; orderId: string }): Promise<ActionResult<unknown>>;
  undo(input: { id: string; reason?: string }): Promise<ActionResult<unknown>>;
  relink(input: { id: string; orderId: string; reason?: string }): Promise<ActionResult<unknown>>;
  answer(input: {
    id: string;
    status: ConfirmationStatus;
    reply?: string;
  }): Promise<ActionResult<unknown>>;
  settle(input: { id: string }): Promise<ActionResult<unknown>>;
  findOrders(input: { id: string; q: string }): Promise<ActionResult<FoundOrder[]>>;
}

/** What a dialog does: the error's own words are shown in it. */
export async function insist(call: Promise<ActionResult<unknown>>): Promise<void> {
  const result = await call.catch(() => undefined);
  if (!result) {
    throw new Error("Onetill could not be reached. Check your connection and try again.");
  }
  if (!result.ok) throw new Error(result.error.message);
}
