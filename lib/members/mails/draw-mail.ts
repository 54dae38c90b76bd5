import { createElement } from "react";
import { type MailBlock, ReplyMail } from "@/emails/reply";
import { env } from "@/lib/kernel";
import { renderMail } from "@/lib/mail";
import { accentColors } from "@/lib/replies";

/** A mail about an order in its site's colours, with one button to the order's page. */
export const drawMail = (mail: {
  siteName: string;
  accentColor: string | null;
  heading: string;
  blocks: readonly MailBlock[];
  button: { label: string; url: string };
  reference: string;
  isTest: boolean;
}): Promise<{ html: string; text: string }> => {
  const { siteName, heading, blocks, button, reference } = mail;
  const test: MailBlock = {
    kind: "paragraph",
    children: [{ kind: "text", text: "This is a test: no real money is moved." }],
  };
  return renderMail(
    createElement(ReplyMail, {
      ...{ siteName, locale: "en", direction: "ltr", preview: heading },
      blocks: [
        { kind: "heading", children: [{ kind: "text", text: heading }] },
        ...blocks,
        ...(mail.isTest ? [test] : []),
        { kind: "button", ...button },
      ],
      colors: accentColors(mail.accentColor),
      footer: `You get this mail about order ${reference} at ${siteName}.`,
      unsubscribe: {
        label: "All your orders, and what you get mails about",
        url: `${env().appUrl}/my-orders`,
      },
    }),
  );
};
