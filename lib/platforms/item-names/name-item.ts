import { z } from "zod";
import { channels, inTransaction, lockNames, notifySoon } from "@/lib/db";
import { type Context, requireRight, singleLine } from "@/lib/kernel";
import { renameItems } from "@/lib/orders";
import { codeLock } from "./name-items";

const nameItemSchema = z.object({
  siteId: z.uuid(),
  platform: z.string().min(1).max(40),
  code: z.string().min(1).max(200),
  name: singleLine("A name", 200),
});
export type NameItemInput = z.input<typeof nameItemSchema>;

/**
 * Says what a site calls the item that a platform names by a code alone: every order that has it shows the
 * name, those of the past and those to come. Returns how many orders there were. Throws `forbidden` below
 * the right to change orders.
 */
export async function nameItem(ctx: Context, input: NameItemInput): Promise<number> {
  requireRight(ctx, input.siteId, "orders:write");
  const { siteId, platform, code, name } = nameItemSchema.parse(input);
  await inTransaction(async (tx) => {
    // Orders that are being placed with the code have been committed then, and are found below.
    await lockNames(tx, [codeLock({ siteId, platform }, code)]);
    await tx.query(
      `insert into item_names (site_id, platform, code, name, named_at) values ($1, $2, $3, $4, $5)
       on conflict (site_id, platform, code)
       do update set name = excluded.name, named_at = excluded.named_at`,
      [siteId, platform, code, name, ctx.clock.now()],
    );
  });
  const renamed = await renameItems({ siteId, platform, code, name });
  notifySoon(channels.orders, siteId);
  return renamed;
}
