"use server";

import { headers } from "next/headers";
import { after } from "next/server";
import { z } from "zod";
import { currentDevice } from "@/lib/auth";
import { callerAddress } from "@/lib/http";
import { log } from "@/lib/kernel";
import { mailSignInLink } from "@/lib/mail";
import { createSignInLink, LINK_MINUTES, takeLinkRequest } from "@/lib/sites";
import { defineAction } from "@/lib/web";

/**
 * Mails a sign-in link. The answer is the same, and as quick, whether or not there is an account:
 * everything that depends on it happens after the answer.
 */
export const requestSignInLink = defineAction(
  { name: "sign-in.request-link", access: "public" },
  z.object({ email: z.string() }),
  async (ctx, input) => {
    const address = callerAddress(await headers());
    const email = await takeLinkRequest(ctx, { ...input, address, device: await currentDevice() });
    after(async () => {
      try {
        const link = await createSignInLink(ctx, email);
        if (link) await mailSignInLink(ctx, { ...link, email, minutes: LINK_MINUTES });
      } catch (error) {
        log.error("a sign-in link was not mailed", { requestId: ctx.requestId, error });
      }
    });
    return { minutes: LINK_MINUTES };
  },
);
