"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { runCommand } from "@/lib/desk";
import { commandInputSchema, personCommandSchema } from "@/lib/desk/schemas";
import { conflict, formatMoney, isOnetillError, parseMoney } from "@/lib/kernel";
import { writeToMember } from "@/lib/members";
import {
  addNote as addNoteTo,
  deleteNote as deleteNoteOf,
  editNote as editNoteOf,
  getOrder,
  markReviewed,
  restoreNote as restoreNoteOf,
} from "@/lib/orders";
import { type OrderStatus, orderStatuses, statusLabels } from "@/lib/orders/schemas";
import { refundOrder } from "@/lib/payments";
import { refundBodySchema } from "@/lib/payments/schemas";
import { defineAction } from "@/lib/web";

const note = z.object({ orderId: z.string(), noteId: z.string() });
const text = z.object({ orderId: z.string(), body: z.string() });

export const runOrderCommand = defineAction(
  { name: "order.run-command", access: { right: "orders:write" } },
  commandInputSchema.extend({
    id: z.string(),
    from: z.enum(orderStatuses),
    command: personCommandSchema,
  }),
  async (ctx, { id, from, command, ...input }) => {
    try {
      // A card that is refused leaves the order somewhere else than the button promises.
      const now = await runCommand(ctx, id, command, input);
      revalidatePath(`/orders/${id}`);
      return now;
    } catch (error) {
      if (!isOnetillError(error, "conflict")) throw error;
      const now = error.facts.status as OrderStatus | undefined;
      if (!now || now === from) throw error;
      throw conflict(`Someone was quicker: this order is now ${statusLabels[now].toLowerCase()}.`);
    }
  },
);

export const refundOrderPayment = defineAction(
  { name: "order.refund", access: { right: "refunds:write" } },
  z.object({
    orderId: z.string(),
    amount: z.string().max(40).optional(),
    lines: refundBodySchema.shape.lines,
    reason: z.string().max(500),
  }),
  async (ctx, { orderId, amount, lines, reason }) => {
    const { currency } = await getOrder(ctx, orderId);
    const refund = await refundOrder(ctx, orderId, {
      amount: amount === undefined ? undefined : parseMoney(amount, currency).amount,
      lines: lines?.map(({ item, quantity }) => ({ item, quantity })),
      reason,
    });
    revalidatePath(`/orders/${orderId}`);
    return { state: refund.state, text: formatMoney(refund), failure: refund.failureMessage };
  },
);

export const markOrderReviewed = defineAction(
  { name: "order.mark-reviewed", access: { right: "orders:write" } },
  z.object({ orderId: z.string() }),
  async (ctx, { orderId }) => {
    await markReviewed(ctx, orderId);
    revalidatePath(`/orders/${orderId}`);
  },
);

export const addOrderNote = defineAction(
  { name: "order.add-note", access: { right: "notes:write" } },
  text,
  async (ctx, input) => {
    const id = await addNoteTo(ctx, input);
    revalidatePath(`/orders/${input.orderId}`);
    return { id };
  },
);

export const writeOrderMessage = defineAction(
  { name: "order.write-message", access: { right: "orders:write" } },
  text,
  async (ctx, input) => {
    const id = await writeToMember(ctx, input);
    revalidatePath(`/orders/${input.orderId}`);
    return { id };
  },
);

export const editOrderNote = defineAction(
  { name: "order.edit-note", access: { right: "notes:write" } },
  note.extend({ body: z.string() }),
  async (ctx, input) => {
    await editNoteOf(ctx, input);
    revalidatePath(`/orders/${input.orderId}`);
  },
);

export const deleteOrderNote = defineAction(
  { name: "order.delete-note", access: { right: "notes:write" } },
  note,
  async (ctx, input) => {
    await deleteNoteOf(ctx, input);
    revalidatePath(`/orders/${input.orderId}`);
  },
);

export const restoreOrderNote = defineAction(
  { name: "order.restore-note", access: { right: "notes:write" } },
  note,
  async (ctx, input) => {
    await restoreNoteOf(ctx, input);
    revalidatePath(`/orders/${input.orderId}`);
  },
);
