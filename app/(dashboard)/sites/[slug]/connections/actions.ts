"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { connectPlatform, disconnectPlatform, sendTestDelivery } from "@/lib/platforms";
import { secretSchema } from "@/lib/platforms/schemas";
import { defineAction } from "@/lib/web";

const access = { right: "connections:manage" } as const;
const connection = z.object({ siteId: z.uuid(), platform: z.string().max(40) });

export const saveSecret = defineAction(
  { name: "connections.save-secret", access },
  connection.extend({ secret: secretSchema }),
  async (ctx, { siteId, platform, secret }) => {
    await connectPlatform(ctx, siteId, platform, secret);
    refresh();
  },
);

export const disconnect = defineAction(
  { name: "connections.disconnect", access },
  connection,
  async (ctx, { siteId, platform }) => {
    await disconnectPlatform(ctx, siteId, platform);
    refresh();
  },
);

export const sendTest = defineAction(
  { name: "connections.send-test", access },
  connection.extend({
    index: z.int().min(0),
    run: z.object({ nonce: z.string().max(100), startedAt: z.date() }).optional(),
  }),
  (ctx, input) => sendTestDelivery(ctx, input),
);
