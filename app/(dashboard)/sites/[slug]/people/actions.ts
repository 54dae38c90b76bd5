"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import type { Context } from "@/lib/kernel";
import { mailInvitation } from "@/lib/mail";
import {
  changeRole,
  INVITATION_DAYS,
  invitePerson,
  removePerson,
  resendInvitation,
  revokeInvitation,
  type SentInvitation,
} from "@/lib/sites";
import { invitationInput, role } from "@/lib/sites/schemas";
import { defineAction } from "@/lib/web";

const access = { right: "people:manage" } as const;
const invitation = z.object({ siteId: z.uuid(), invitationId: z.uuid() });

const mailIt = (ctx: Context, siteId: string, sent: SentInvitation) =>
  mailInvitation(ctx, {
    ...sent,
    siteId,
    invitedBy: ctx.actor.kind === "user" ? ctx.actor.label : "Onetill",
    days: INVITATION_DAYS,
  });

export const inviteToSite = defineAction(
  { name: "people.invite", access },
  invitationInput,
  async (ctx, input) => {
    const sent = await invitePerson(ctx, input);
    await mailIt(ctx, input.siteId, sent);
    refresh();
    return { email: sent.email };
  },
);

export const resendSiteInvitation = defineAction(
  { name: "people.resend-invitation", access },
  invitation,
  async (ctx, input) => {
    const sent = await resendInvitation(ctx, input);
    await mailIt(ctx, input.siteId, sent);
    refresh();
    return { email: sent.email };
  },
);

export const revokeSiteInvitation = defineAction(
  { name: "people.revoke-invitation", access },
  invitation,
  async (ctx, input) => {
    await revokeInvitation(ctx, input);
    refresh();
  },
);

export const changePersonRole = defineAction(
  { name: "people.change-role", access },
  z.object({ siteId: z.uuid(), userId: z.uuid(), role }),
  async (ctx, input) => {
    await changeRole(ctx, input);
    refresh();
  },
);

/** Owners take others off; everybody may leave. */
export const removeFromSite = defineAction(
  { name: "people.remove", access: { right: "site:read" } },
  z.object({ siteId: z.uuid(), userId: z.uuid() }),
  async (ctx, input) => {
    await removePerson(ctx, input);
    refresh();
  },
);
