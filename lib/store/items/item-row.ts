import { env, toPublicId } from "@/lib/kernel";
import { type Picture, picturesColumn, pictureUrl } from "../pictures/picture";
import type { ApiItem, Question, ShippingRate } from "../schemas";

/** Something that a site sells, as it is stored. Amounts are minor units. */
export interface ItemRow {
  siteId: string;
  siteSlug: string;
  siteName: string;
  id: string;
  slug: string;
  title: string;
  description: string;
  price: bigint;
  currency: string;
  isPhysical: boolean;
  leastQuantity: number;
  mostQuantity: number;
  /** How many are left; null where it is not counted. */
  stock: number | null;
  questions: Question[];
  shipping: ShippingRate[];
  daysFrom: number | null;
  daysTo: number | null;
  isOn: boolean;
  /** In the order in which they are shown. */
  pictures: Picture[];
  createdAt: Date;
  updatedAt: Date;
}

/** Its columns, from `store_items i` joined with `sites s`. */
export const itemColumns = (
  sites: string,
): string => `i.site_id as "siteId", s.slug as "siteSlug", s.name as "siteName", i.id, i.slug, i.title,
  i.description, i.price, i.currency, i.is_physical as "isPhysical",
  i.least_quantity as "leastQuantity", i.most_quantity as "mostQuantity", i.stock, i.questions,
  i.shipping, i.days_from as "daysFrom", i.days_to as "daysTo", i.is_on as "isOn", ${picturesColumn(sites)},
  i.created_at as "createdAt", i.updated_at as "updatedAt"`;

/** The address of an item's page. */
export const itemUrl = ({ siteSlug, slug }: Pick<ItemRow, "siteSlug" | "slug">): string =>
  `${env().appUrl}/s/${siteSlug}/${slug}`;

/** An item in the words of the API. */
export const presentItem = (row: ItemRow): ApiItem => ({
  ...{ id: toPublicId("item", row.id), object: "item", slug: row.slug, title: row.title },
  ...{ description: row.description, price: Number(row.price), currency: row.currency },
  ...{ physical: row.isPhysical, least_quantity: row.leastQuantity },
  ...{ most_quantity: row.mostQuantity, stock: row.stock, questions: row.questions },
  ...{ shipping: row.shipping, days_from: row.daysFrom, days_to: row.daysTo, on: row.isOn },
  pictures: row.pictures.map((picture) => ({
    ...{ id: toPublicId("picture", picture.id), url: pictureUrl(row.siteId, picture) },
    ...{ alt: picture.alt, width: picture.width, height: picture.height },
  })),
  url: itemUrl(row),
  created_at: row.createdAt.toISOString(),
  updated_at: row.updatedAt.toISOString(),
});
