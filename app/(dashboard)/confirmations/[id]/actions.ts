"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import {
  findOrdersToMatch,
  markConfirmationReviewed,
  matchByHand,
  relinkMatch,
  setConfirmationStatus,
  undoMatch,
} from "@/lib/matching";
import { confirmationStatuses } from "@/lib/matching/schemas";
import { defineAction } from "@/lib/web";

const confirmation = z.object({ id: z.string() });
const order = confirmation.extend({ orderId: z.string() });
const reason = z.string().max(2000).optional();

const changed = (id: string) => revalidatePath(`/confirmations/${id}`);

export const matchConfirmation = defineAction(
  { name: "confirmation.match", access: { right: "confirmations:write" } },
  order,
  async (ctx, { id, orderId }) => {
    await matchByHand(ctx, { confirmationId: id, orderId });
    changed(id);
  },
);

export const undoConfirmationMatch = defineAction(
  { name: "confirmation.undo", access: { right: "confirmations:write" } },
  confirmation.extend({ reason }),
  async (ctx, input) => {
    await undoMatch(ctx, { confirmationId: input.id, reason: input.reason });
    changed(input.id);
  },
);

export const relinkConfirmation = defineAction(
  { name: "confirmation.relink", access: { right: "confirmations:write" } },
  order.extend({ reason }),
  async (ctx, { id, ...input }) => {
    await relinkMatch(ctx, { confirmationId: id, ...input });
    changed(id);
  },
);

export const answerConfirmation = defineAction(
  { name: "confirmation.answer", access: { right: "confirmations:write" } },
  confirmation.extend({
    status: z.enum(confirmationStatuses),
    reply: z.string().max(10_000).optional(),
  }),
  async (ctx, { id, ...input }) => {
    await setConfirmationStatus(ctx, { confirmationId: id, ...input });
    changed(id);
  },
);

export const settleConfirmation = defineAction(
  { name: "confirmation.settle", access: { right: "confirmations:write" } },
  confirmation,
  async (ctx, { id }) => {
    await markConfirmationReviewed(ctx, { confirmationId: id });
    changed(id);
  },
);

/** Orders of the confirmation's site that a search finds, to be matched by hand. */
export const findOrdersForConfirmation = defineAction(
  { name: "confirmation.find-orders", access: { right: "confirmations:write" } },
  confirmation.extend({ q: z.string().trim().min(1).max(100) }),
  async (ctx, { id, q }) => findOrdersToMatch(ctx, { confirmationId: id, q }),
);
