import { randomUUID } from "node:crypto";
import { z } from "zod";
import { findPublicButton } from "@/lib/buttons";
import { type Context, conflict, env, notFound, parseCurrency, toDecimal } from "@/lib/kernel";
import { parseMoney } from "@/lib/kernel/schemas";
import { postToUrl } from "@/lib/outbound";
import { findDestination, findPlatform, webhookUrl } from "@/lib/platforms";

const text = z
  .string()
  .trim()
  .max(1000, "This is too long.")
  .transform((given) => given || null)
  .default(null);

export const sandboxPayment = z.object({
  button: z.string(),
  platform: z.string().max(40),
  name: text,
  email: text,
  message: text,
  amount: z.string("An amount is required.").trim().min(1, "An amount is required.").max(20),
  currency: z.string().max(3),
});
export type SandboxPayment = z.input<typeof sandboxPayment>;

/**
 * Pays without money: posts what the platform would post for this tip, signed with the site's own
 * secret, over HTTP to the site's webhook address. Throws `conflict` when the site has not connected
 * the platform.
 */
export async function payOnPlatform(
  ctx: Context,
  input: z.output<typeof sandboxPayment>,
): Promise<{ transactionId: string }> {
  const adapter = findPlatform(input.platform);
  const button = await findPublicButton(input.button);
  if (!button) throw notFound("button");
  const { clientId, name } = button.site;
  const { connection } = await findDestination(adapter.slug, clientId);
  if (!connection?.secret) {
    throw conflict(`${name} has not connected ${adapter.name}, so nothing could be reported.`);
  }
  const id = randomUUID();
  const { platform: _, button: __, ...payment } = input;
  const money = parseMoney(payment.amount, parseCurrency(payment.currency));
  const made = adapter.compose(connection.secret, {
    ...payment,
    ...money,
    amount: toDecimal(money),
    id,
    now: ctx.clock.now(),
  });
  const answer = await postToUrl(webhookUrl(adapter.slug, clientId), made, {
    ownOrigin: env().appUrl,
  });
  if (answer.status !== 200) {
    throw conflict(`Onetill’s own webhook address answered ${answer.status}.`);
  }
  return { transactionId: id };
}
