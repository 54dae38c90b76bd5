import { z } from "zod";

/** How long an order's link may open its page, in seconds. */
export const LONGEST_TOKEN_SECONDS = 24 * 60 * 60;
const shortest = 60;

const lifeError = `must be a whole number of seconds from ${shortest} to ${LONGEST_TOKEN_SECONDS}.`;

/** What `POST /orders/{id}/tokens` takes. Errors are worded to follow the field's name. */
export const orderTokenRequestSchema = z.strictObject({
  expires_in: z
    .int(lifeError)
    .min(shortest, lifeError)
    .max(LONGEST_TOKEN_SECONDS, lifeError)
    .default(60 * 60)
    .describe("In so many seconds the link opens nothing any more"),
});

/** What it gives. */
export const orderTokenSchema = z
  .object({
    token: z.string().describe("Opens this one order's page. Keep it as you would the order"),
    order_url: z.string().describe("The buyer's page with the token: the link to hand out"),
    expires_at: z.iso.datetime().describe("RFC 3339, in UTC"),
  })
  .meta({ id: "OrderToken" });
export type OrderToken = z.infer<typeof orderTokenSchema>;
