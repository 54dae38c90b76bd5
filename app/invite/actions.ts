"use server";

import { z } from "zod";
import { startSession } from "@/lib/auth";
import { defineAction } from "@/lib/http";
import { acceptInvitation, acceptInvitationAsNew } from "@/lib/sites";
import { newPassword, personName } from "@/lib/sites/schemas";

/** Joins the site as the person who is signed in. */
export const acceptSiteInvitation = defineAction(
  { name: "invitations.accept", access: "signed-in" },
  z.object({ token: z.string() }),
  acceptInvitation,
);

/** Makes the invited account, joins the site and signs in; the mailed token is the permission. */
export const joinByInvitation = defineAction(
  { name: "invitations.join", access: "public" },
  z.object({ token: z.string(), name: personName, password: newPassword }),
  async (ctx, input) => {
    const { userId, siteSlug } = await acceptInvitationAsNew(ctx, input);
    await startSession({ userId, epoch: 0 });
    return { siteSlug };
  },
);
