import { z } from "zod";
import { personCommands, reasonSchema } from "@/lib/orders/schemas";

export const personCommandSchema = z.enum(personCommands);

/** What may be told with a command; a reason stays on the timeline. */
export const commandInputSchema = z.object({ reason: reasonSchema.default("") });
export type CommandInput = z.input<typeof commandInputSchema>;

export type { CommandReport } from "./run-commands";
