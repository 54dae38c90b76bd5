import { createElement } from "react";
import { SignInLinkMail } from "@/emails/sign-in-link";
import { type Context, env, withoutLinks } from "@/lib/kernel";
import { renderMail } from "../sending/render-mail";
import { queueMail } from "./queue-mail";

/**
 * Mails a link that signs in. The page behind it asks for a click, so a scanner cannot use it up; the
 * token is in the part of the address that browsers send to nobody.
 */
export async function mailSignInLink(
  ctx: Context,
  link: {
    linkId: string;
    token: string;
    until: Date;
    email: string;
    name: string;
    minutes: number;
  },
): Promise<void> {
  const { email, minutes, token, until } = link;
  const name = withoutLinks(link.name);
  const url = `${env().appUrl}/sign-in/link#token=${token}`;
  await queueMail(ctx, {
    purpose: "sign-in-link",
    dedupeKey: `sign-in-link:${link.linkId}`,
    recipient: email,
    subject: "Your link to sign in to Onetill",
    ...(await renderMail(createElement(SignInLinkMail, { name, url, minutes }))),
    carries: { token, until },
  });
}
