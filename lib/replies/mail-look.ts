import type { Queryable } from "@/lib/db";
import { pool } from "@/lib/db";
import { type Context, notFound, requireRight } from "@/lib/kernel";
import { type MailLookInput, mailLookInput } from "./schemas";

/** What a site's mails look like, and where answers to them go. Null is Onetill's own. */
export interface MailLook {
  accentColor: string | null;
  fromName: string | null;
  replyTo: string | null;
}

export async function readMailLook(db: Queryable, siteId: string): Promise<MailLook> {
  const { rows } = await db.query<MailLook & Record<string, unknown>>(
    `select accent_color as "accentColor", mail_from_name as "fromName",
       mail_reply_to as "replyTo" from sites where id = $1`,
    [siteId],
  );
  if (!rows[0]) throw notFound("site");
  return rows[0];
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
  await pool().query(
    "update sites set accent_color = $2, mail_from_name = $3, mail_reply_to = $4 where id = $1",
    [siteId, accentColor, fromName, replyTo],
  );
}
