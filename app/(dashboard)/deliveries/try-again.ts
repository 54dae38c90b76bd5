"use server";

import { z } from "zod";
import { tryAgain } from "@/lib/timeline";
import { defineAction } from "@/lib/web";

const name = z.string().min(1).max(60);

/** Has somebody told of an event once more, who was held up by it. */
export const tryHeldUpAgain = defineAction(
  { name: "events.try-again", access: { right: "deliveries:replay" } },
  z.object({ site: name, consumer: name, event: name }),
  (ctx, input) => tryAgain(ctx, input),
);
