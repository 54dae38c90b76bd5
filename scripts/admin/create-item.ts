import { invalid, parseCurrency, parseMoney, toPublicId } from "@/lib/kernel";
import { setStoreOpen } from "@/lib/sites";
import { createItem, itemUrl } from "@/lib/store";
import { readFlags } from "./read-flags";
import { siteContext } from "./site-context";

/** Adds an item to a site's store, which it opens; prints its id and its page. */
export async function run(args: string[]): Promise<string> {
  const flags = readFlags(args, {
    ...{ site: "string", title: "string", price: "string", currency: "string" },
    ...{ physical: "boolean", stock: "string?" },
  });
  const { site, ctx } = await siteContext(flags.site);
  const currency = parseCurrency(flags.currency);
  const { amount } = parseMoney(flags.price, currency, "price");
  if (flags.stock !== undefined && !/^\d{1,7}$/.test(flags.stock)) {
    throw invalid("stock must be a whole number.", "stock");
  }
  const item = await createItem(ctx, site.id, {
    ...{ title: flags.title, price: Number(amount), currency, physical: flags.physical ?? false },
    stock: flags.stock === undefined ? null : Number(flags.stock),
  });
  await setStoreOpen(ctx, site.id, true);
  return `${toPublicId("item", item.id)} ${itemUrl(item)}`;
}
