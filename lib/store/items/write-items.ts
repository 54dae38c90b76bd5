import { randomInt } from "node:crypto";
import { inTransaction, type Queryable, query } from "@/lib/db";
import {
  type Context,
  conflict,
  fromPublicId,
  invalid,
  newId,
  requireRight,
  storableText,
  toPublicId,
} from "@/lib/kernel";
import { requireChargeable, requireWritable } from "@/lib/payments";
import { slugFrom } from "@/lib/sites";
import { type ItemChange, itemChangeSchema, type NewItem, newItemSchema } from "../schemas";
import type { ItemRow } from "./item-row";
import { loadItem } from "./read-items";

type Fields = ReturnType<typeof newItemSchema.parse>;

function requireSense(
  fields: Pick<
    Fields,
    "least_quantity" | "most_quantity" | "days_from" | "days_to" | "physical" | "shipping"
  >,
) {
  if (fields.least_quantity > fields.most_quantity) {
    throw invalid("most_quantity must not be less than least_quantity.", "most_quantity");
  }
  if (fields.days_from !== null && fields.days_to !== null && fields.days_from > fields.days_to) {
    throw invalid("days_to must not be less than days_from.", "days_to");
  }
  if (!fields.physical && fields.shipping.length > 0) {
    throw invalid(
      "shipping has prices, but nothing is sent: the item is not physical.",
      "shipping",
    );
  }
}

/** What a card could not be charged for is no price: its smallest request must be one that Stripe takes. */
function requirePrices({ price, currency, shipping, physical, least_quantity: least }: Fields) {
  requireWritable({ amount: BigInt(price), currency }, "price");
  for (const [at, { amount }] of shipping.entries()) {
    requireWritable({ amount: BigInt(amount), currency }, `shipping.${at}.amount`);
  }
  const sending = physical ? shipping.map(({ amount }) => amount) : [];
  const cheapest = sending.length > 0 ? Math.min(...sending) : 0;
  requireChargeable(
    { amount: BigInt(price) * BigInt(least) + BigInt(cheapest), currency },
    "price",
  );
}

const isPrice = (name: string) =>
  ["price", "currency", "shipping", "physical", "least_quantity"].includes(name);

const columns = (fields: Fields) => [
  ...[storableText(fields.title), storableText(fields.description), fields.price],
  ...[fields.currency, fields.physical, fields.least_quantity, fields.most_quantity, fields.stock],
  ...[JSON.stringify(fields.questions), JSON.stringify(fields.shipping)],
  ...[fields.days_from, fields.days_to, fields.on],
];

/** Adds an item at the end of a site's store. Throws `invalid_request` naming the field. */
export async function createItem(
  ctx: Context,
  siteId: string,
  input: NewItem,
  db?: Queryable,
): Promise<ItemRow> {
  requireRight(ctx, siteId, "items:write");
  const fields = newItemSchema.parse(input);
  requireSense(fields);
  requirePrices(fields);
  const id = newId();
  const slug = slugFrom(fields.title);
  const insert = (name: string, on: Queryable) =>
    on.query(
      `insert into store_items (site_id, id, slug, title, description, price, currency, is_physical,
         least_quantity, most_quantity, stock, questions, shipping, days_from, days_to, is_on, position)
       select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb, $13::jsonb, $14, $15, $16,
         lpad(((select count(*) from store_items where site_id = $1) + 1)::text, 6, '0')
       on conflict (site_id, slug) do nothing returning id`,
      [siteId, id, name, ...columns(fields)],
    );
  const work = async (on: Queryable) => {
    for (let attempt = 1; attempt <= 8; attempt++) {
      const name =
        attempt === 1 ? slug : `${slug}-${attempt <= 5 ? attempt : randomInt(1000, 1_000_000)}`;
      const { rowCount } = await insert(name, on);
      if (rowCount) return loadItem(ctx, toPublicId("item", id), "items:write", on);
    }
    throw conflict("Its address could not be made. Try again.");
  };
  return db ? work(db) : inTransaction(work);
}

/** Changes what is given of an item. Requests that are on their way keep what they were asked for with. */
export async function updateItem(
  ctx: Context,
  publicId: string,
  change: ItemChange,
): Promise<ItemRow> {
  const before = await loadItem(ctx, publicId, "items:write");
  const fields: Fields = {
    ...{ title: before.title, description: before.description, price: Number(before.price) },
    ...{ currency: before.currency, physical: before.isPhysical },
    ...{ least_quantity: before.leastQuantity, most_quantity: before.mostQuantity },
    ...{ stock: before.stock, questions: before.questions, shipping: before.shipping },
    ...{ days_from: before.daysFrom, days_to: before.daysTo, on: before.isOn },
    ...itemChangeSchema.parse(change),
  };
  requireSense(fields);
  // One that was priced before this was asked can still be switched off.
  if (Object.keys(change).some(isPrice)) requirePrices(fields);
  await query(
    `update store_items set title = $3, description = $4, price = $5, currency = $6, is_physical = $7,
       least_quantity = $8, most_quantity = $9,
       stock = case when $17 then $10 else stock end,
       questions = $11::jsonb, shipping = $12::jsonb, days_from = $13, days_to = $14, is_on = $15,
       updated_at = $16
     where site_id = $1 and id = $2 and removed_at is null`,
    [before.siteId, before.id, ...columns(fields), ctx.clock.now(), change.stock !== undefined],
  );
  return loadItem(ctx, publicId, "items:write");
}

/** Takes an item out of the store, or puts it back. Its orders stay. */
export async function setItemRemoved(
  ctx: Context,
  input: { siteId: string; itemId: string; removed: boolean },
): Promise<void> {
  requireRight(ctx, input.siteId, "items:write");
  await query(
    `update store_items set removed_at = case when $3 then $4::timestamptz end, updated_at = $4
     where site_id = $1 and id = $2`,
    [input.siteId, fromPublicId("item", input.itemId), input.removed, ctx.clock.now()],
  );
}

/** Puts a site's items in this order, all of them at once. */
export async function orderItems(
  ctx: Context,
  input: { siteId: string; itemIds: readonly string[] },
): Promise<void> {
  requireRight(ctx, input.siteId, "items:write");
  await query(
    `update store_items i set position = lpad(o.at::text, 6, '0')
     from unnest($2::uuid[]) with ordinality as o(id, at)
     where i.site_id = $1 and i.id = o.id`,
    [input.siteId, input.itemIds.map((id) => fromPublicId("item", id))],
  );
}
