"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { createApiKey, revokeApiKey } from "@/lib/sites";
import { apiKeyInput } from "@/lib/sites/schemas";
import { defineAction } from "@/lib/web";

const access = { right: "keys:manage" } as const;

export const createSiteKey = defineAction(
  { name: "keys.create", access },
  // A form with one box ticked sends one text, not a list of one.
  apiKeyInput.extend({
    scopes: z.preprocess(
      (given) => (typeof given === "string" ? [given] : given),
      apiKeyInput.shape.scopes,
    ),
  }),
  async (ctx, input) => {
    const { secret } = await createApiKey(ctx, input);
    refresh();
    return { secret };
  },
);

export const revokeSiteKey = defineAction(
  { name: "keys.revoke", access },
  z.object({ siteId: z.uuid(), keyId: z.uuid() }),
  async (ctx, input) => {
    await revokeApiKey(ctx, input);
    refresh();
  },
);
