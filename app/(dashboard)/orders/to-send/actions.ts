"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { runCommand } from "@/lib/desk";
import { commandInputSchema } from "@/lib/desk/schemas";
import { defineAction } from "@/lib/web";

/** Marks an order as sent, with what was sent and how. */
export const completeOrder = defineAction(
  { name: "order.complete", access: { right: "orders:write" } },
  commandInputSchema.omit({ reason: true }).extend({ id: z.string() }),
  async (ctx, { id, ...sent }) => {
    await runCommand(ctx, id, "complete", sent);
    refresh();
  },
);

/** Takes a completion back. */
export const reopenOrder = defineAction(
  { name: "order.reopen", access: { right: "orders:write" } },
  z.object({ id: z.string() }),
  async (ctx, { id }) => {
    await runCommand(ctx, id, "reopen");
    refresh();
  },
);
