"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { createSite, rotateClientId, updateSite } from "@/lib/sites";
import { siteChange, siteInput } from "@/lib/sites/schemas";
import { defineAction } from "@/lib/web";

export const createNewSite = defineAction(
  { name: "sites.create", access: "signed-in" },
  siteInput.extend({ isVirtual: z.stringbool().default(false) }),
  async (ctx, input) => ({ slug: (await createSite(ctx, input)).slug }),
);

export const saveSite = defineAction(
  { name: "sites.update", access: { right: "site:manage" } },
  siteChange,
  async (ctx, input) => {
    await updateSite(ctx, input);
    refresh();
  },
);

export const rotateSiteClientId = defineAction(
  { name: "sites.rotate-client-id", access: { right: "site:manage" } },
  z.object({ siteId: z.uuid(), clientId: z.string() }),
  async (ctx, input) => {
    const { clientId } = await rotateClientId(ctx, input);
    refresh();
    return { clientId };
  },
);
