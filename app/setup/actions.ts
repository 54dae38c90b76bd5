"use server";

import { headers } from "next/headers";
import { startSession } from "@/lib/auth";
import { callerAddress } from "@/lib/http";
import { createOwner } from "@/lib/sites";
import { ownerInput } from "@/lib/sites/schemas";
import { defineAction } from "@/lib/web";

/** Makes the first account and signs it in; the verb refuses as soon as there is one. */
export const createFirstOwner = defineAction(
  { name: "setup.create-owner", access: "public" },
  ownerInput,
  async (ctx, input) => {
    const { userId, site } = await createOwner(ctx, input, callerAddress(await headers()));
    await startSession({ userId });
    return { siteSlug: site.slug };
  },
);
