"use server";

import { z } from "zod";
import {
  forgetInvitation,
  rememberedInvitation,
  rememberInvitation,
  startSession,
} from "@/lib/auth";
import { acceptInvitation, acceptInvitationAsNew, findInvitation } from "@/lib/sites";
import { newPassword, personName } from "@/lib/sites/schemas";
import { defineAction } from "@/lib/web";

/** Takes a mailed token in exchange for a cookie of the invitation's page. */
export const openInvitation = defineAction(
  { name: "invitations.open", access: "public" },
  z.object({ token: z.string().max(200) }),
  async (ctx, { token }) => {
    // Also of one that is over: a page that is loaded again says the same.
    await rememberInvitation(token);
    return { isOpen: (await findInvitation(ctx, token)) !== undefined };
  },
);

const broughtToken = async () => (await rememberedInvitation()) ?? "";

/** Joins the site as the person who is signed in. */
export const acceptSiteInvitation = defineAction(
  { name: "invitations.accept", access: "signed-in" },
  z.object({}),
  async (ctx) => {
    const joined = await acceptInvitation(ctx, { token: await broughtToken() });
    await forgetInvitation();
    return joined;
  },
);

/** Makes the invited account, joins the site and signs in; the mailed token is the permission. */
export const joinByInvitation = defineAction(
  { name: "invitations.join", access: "public" },
  z.object({ name: personName, password: newPassword }),
  async (ctx, input) => {
    const token = await broughtToken();
    const { userId, siteSlug } = await acceptInvitationAsNew(ctx, { ...input, token });
    await startSession({ userId });
    await forgetInvitation();
    return { siteSlug };
  },
);
