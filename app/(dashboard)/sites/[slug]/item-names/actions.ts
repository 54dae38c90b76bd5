"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { nameItem } from "@/lib/platforms";
import { defineAction } from "@/lib/web";

/** Names an item's code for a whole site. */
export const nameSiteItem = defineAction(
  { name: "items.name", access: { right: "orders:write" } },
  z.object({ siteId: z.uuid(), platform: z.string(), code: z.string(), name: z.string() }),
  async (ctx, input) => {
    const orders = await nameItem(ctx, input);
    refresh();
    return { orders };
  },
);
