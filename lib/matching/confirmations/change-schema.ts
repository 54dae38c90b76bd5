import { z } from "zod";
import { replySchema, undoReasonSchema } from "../declaring/declaration";
import { confirmationStatuses } from "../labels";

/** What a person does with one confirmation or several. */
export const confirmationChangeSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("status"),
    status: z.enum(confirmationStatuses),
    reply: replySchema.optional(),
  }),
  z.object({ kind: z.literal("undo"), reason: undoReasonSchema.optional() }),
  z.object({ kind: z.literal("reviewed") }),
]);
