"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { toPublicId } from "@/lib/kernel";
import { setStoreIntro, setStoreOpen } from "@/lib/sites";
import {
  changeAlt,
  createItem,
  orderItems,
  orderPictures,
  readItemForm,
  removePicture,
  setItemRemoved,
  updateItem,
} from "@/lib/store";
import { itemFormSchema, storeFrontSchema } from "@/lib/store/schemas";
import { defineAction } from "@/lib/web";

const access = { right: "items:write" } as const;
const aPicture = z.object({ itemId: z.string(), pictureId: z.string() });

export const addStoreItem = defineAction(
  { name: "items.create", access },
  z.object({ siteId: z.uuid(), fields: itemFormSchema }),
  async (ctx, { siteId, fields }) => ({
    id: toPublicId("item", (await createItem(ctx, siteId, readItemForm(fields))).id),
  }),
);

export const changeStoreItem = defineAction(
  { name: "items.update", access },
  z.object({ itemId: z.string(), fields: itemFormSchema, stockWas: z.string().default("") }),
  async (ctx, { itemId, fields, stockWas }) => {
    // What was sold while the form stood open stays sold: stock is written only when it was changed.
    const { stock, ...others } = readItemForm(fields);
    const change = fields.stock.trim() === stockWas ? others : { ...others, stock };
    await updateItem(ctx, itemId, change);
    refresh();
    return { id: itemId };
  },
);

export const switchStoreItem = defineAction(
  { name: "items.switch", access },
  z.object({ itemId: z.string(), on: z.boolean() }),
  async (ctx, { itemId, on }) => {
    await updateItem(ctx, itemId, { on });
    refresh();
  },
);

export const removeStoreItem = defineAction(
  { name: "items.remove", access },
  z.object({ siteId: z.uuid(), itemId: z.string(), removed: z.boolean() }),
  async (ctx, input) => {
    await setItemRemoved(ctx, input);
    refresh();
  },
);

export const orderStoreItems = defineAction(
  { name: "items.order", access },
  z.object({ siteId: z.uuid(), itemIds: z.array(z.string()).max(2000) }),
  async (ctx, input) => {
    await orderItems(ctx, input);
    refresh();
  },
);

export const describePicture = defineAction(
  { name: "pictures.describe", access },
  aPicture.extend({ alt: z.string().max(300, "alt may have at most 300 characters.") }),
  async (ctx, input) => {
    await changeAlt(ctx, input);
    refresh();
  },
);

export const orderItemPictures = defineAction(
  { name: "pictures.order", access },
  z.object({ itemId: z.string(), pictureIds: z.array(z.string()).max(100) }),
  async (ctx, input) => {
    await orderPictures(ctx, input);
    refresh();
  },
);

export const removeItemPicture = defineAction(
  { name: "pictures.remove", access },
  aPicture,
  async (ctx, input) => {
    await removePicture(ctx, input);
    refresh();
  },
);

export const saveStoreFront = defineAction(
  { name: "store.save-front", access },
  storeFrontSchema,
  async (ctx, { siteId, isOpen, intro }) => {
    await setStoreIntro(ctx, siteId, intro || null);
    await setStoreOpen(ctx, siteId, isOpen);
    refresh();
  },
);
