import { createElement } from "react";
import { InvitationMail } from "@/emails/invitation";
import { type Context, env, hashToken, type Role, withoutLinks } from "@/lib/kernel";
import { renderMail } from "../sending/render-mail";
import { queueMail } from "./queue-mail";

/** Mails an invitation to a site. One message for each token: sending again makes a new one. */
export async function mailInvitation(
  ctx: Context,
  invitation: {
    siteId: string;
    siteName: string;
    email: string;
    role: Role;
    token: string;
    until: Date;
    invitedBy: string;
    days: number;
  },
): Promise<void> {
  const { siteId, email, role, token, until, days } = invitation;
  // Names that somebody chose stand in a mail to somebody who knows neither.
  const siteName = withoutLinks(invitation.siteName);
  const invitedBy = withoutLinks(invitation.invitedBy);
  const url = `${env().appUrl}/invite#token=${token}`;
  await queueMail(ctx, {
    siteId,
    purpose: "invitation",
    dedupeKey: `invitation:${hashToken(token)}`,
    recipient: email,
    subject: `${invitedBy} invites you to ${siteName} on Onetill`,
    ...(await renderMail(createElement(InvitationMail, { siteName, role, invitedBy, url, days }))),
    carries: { token, until },
  });
}
