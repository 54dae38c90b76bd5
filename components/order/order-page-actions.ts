import type { Standing } from "@/lib/desk/browser";
import type { ActionResult } from "@/lib/kernel/schemas";
import type { OrderStatus, PersonCommand } from "@/lib/orders/browser";

/** The server actions of an order's page; the page hands them down. */
export interface OrderPageActions {
  runCommand(input: {
    id: string;
    /** Where the page showed the order. */
    from: OrderStatus;
    command: PersonCommand;
    reason?: string;
    /** What was sent, and how. */
    note?: string;
    url?: string;
    carrier?: string;
    tracking_number?: string;
  }): Promise<ActionResult<Standing>>;
  markReviewed(input: { orderId: string }): Promise<ActionResult<unknown>>;
  addNote(input: { orderId: string; body: string }): Promise<ActionResult<unknown>>;
  editNote(input: {
    orderId: string;
    noteId: string;
    body: string;
  }): Promise<ActionResult<unknown>>;
  deleteNote(input: { orderId: string; noteId: string }): Promise<ActionResult<unknown>>;
  writeMessage(input: { orderId: string; body: string }): Promise<ActionResult<unknown>>;
  restoreNote(input: { orderId: string; noteId: string }): Promise<ActionResult<unknown>>;
}
