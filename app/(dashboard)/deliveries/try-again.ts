"use server";

import { z } from "zod";
import { defineAction } from "@/lib/http";
import { tryAgain } from "@/lib/timeline";

const name = z.string().min(1).max(60);

/** Has somebody told of an event once more, who was held up by it. */
export const tryHeldUpAgain = defineAction(
  { name: "events.try-again", access: { right: "deliveries:replay" } },
  z.object({ site: name, consumer: name, event: name }),
  (ctx, input) => tryAgain(ctx, input),
);
