import type { Queryable } from "@/lib/db";
import { pool } from "@/lib/db";
import { type Context, requireRight } from "@/lib/kernel";
import { readSiteSettings, writeSiteSettings } from "@/lib/sites";
import { type MailLookInput, mailLookInput } from "../schemas";

/** What a site's mails look like, and where answers to them go. Null is Onetill's own. */
export interface MailLook {
  accentColor: string | null;
  fromName: string | null;
  replyTo: string | null;
}

export async function readMailLook(db: Queryable, siteId: string): Promise<MailLook> {
  const { accentColor, mailFromName, mailReplyTo } = await readSiteSettings(db, siteId);
  return { accentColor, fromName: mailFromName, replyTo: mailReplyTo };
}

/** The same, for people of the site. */
export async function getMailLook(ctx: Context, siteId: string): Promise<MailLook> {
  requireRight(ctx, siteId, "replies:manage");
  return readMailLook(pool(), siteId);
}

/** Changes accent colour, sender's name and the address that answers go to. */
export async function changeMailLook(ctx: Context, input: MailLookInput): Promise<void> {
  requireRight(ctx, input.siteId, "replies:manage");
  const { siteId, accentColor, fromName, replyTo } = mailLookInput.parse(input);
  await writeSiteSettings(pool(), siteId, {
    accentColor,
    mailFromName: fromName,
    mailReplyTo: replyTo,
  });
}
