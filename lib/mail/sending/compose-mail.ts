import type { SendMailOptions } from "nodemailer";
import { env } from "@/lib/kernel";
import { isMailable } from "../writing/address";
import { ownAddress } from "../writing/own-address";
import { withToken } from "../writing/sealed-token";
import { checkHeaders } from "./check-headers";
import type { DueMail } from "./due-mail";
import { oneLine } from "./one-line";

/**
 * A message as nodemailer takes it. Names and addresses go in as such, never as text that is read
 * for addresses: a name with a comma or a line in it stays a name. Its token is filled in here, and
 * nowhere before. Throws on a recipient that is not one address, and on a token that cannot be read.
 */
export function composeMail(mail: DueMail): SendMailOptions {
  const { recipient, replyTo, fromName, html, text } = withToken(mail);
  if (!isMailable(recipient)) throw new Error("the recipient is not one address");
  return {
    from: fromName ? { name: oneLine(fromName, 100), address: ownAddress() } : env().emailFrom,
    to: { name: "", address: recipient },
    ...(replyTo && isMailable(replyTo) ? { replyTo: { name: "", address: replyTo } } : {}),
    subject: oneLine(mail.subject),
    html,
    text,
    // The same at each attempt: a mailbox that got it already can tell.
    messageId: `<${mail.id}@${new URL(env().appUrl).hostname}>`,
    headers: { ...checkHeaders(mail.headers), "Auto-Submitted": "auto-generated" },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
