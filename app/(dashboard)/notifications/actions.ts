"use server";

import { z } from "zod";
import { markAllRead, markNotices, preferenceSchema, setPreference } from "@/lib/notifications";
import { noticeKindNames } from "@/lib/notifications/schemas";
import { defineAction } from "@/lib/web";

// A page's list and the bell look again by themselves: they are told of the change.

export const markSome = defineAction(
  { name: "notices.mark", access: "signed-in" },
  z.object({ ids: z.array(z.string().max(40)).min(1).max(100), read: z.boolean() }),
  async (ctx, input) => ({ changed: await markNotices(ctx, input) }),
);

export const markAll = defineAction(
  { name: "notices.mark-all", access: "signed-in" },
  z.object({
    kind: z.array(z.enum(noticeKindNames)).max(20),
    site: z.array(z.string().max(100)).max(50),
  }),
  async (ctx, filter) => ({ changed: await markAllRead(ctx, filter) }),
);

export const savePreference = defineAction(
  { name: "notices.set-preference", access: "signed-in" },
  preferenceSchema,
  (ctx, input) => setPreference(ctx, input),
);
