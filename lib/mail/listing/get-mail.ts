import { query } from "@/lib/db";
import { type Context, fromPublicId, notFound, requireRight, toPublicId } from "@/lib/kernel";
import { headerLines } from "../sending/header-lines";
import type { Outcome } from "../sending/settle-mail";
import {
  type MailLine,
  mailLineColumns,
  mailLineTables,
  managedSites,
  mayKnowOf,
  presentMail,
} from "./list-mails";

export interface MailDetail extends MailLine {
  /** Null where it is for the recipient's eyes alone. */
  content: { html: string; text: string } | null;
  /** As the message carries them, in their order. */
  headers: [name: string, value: string][];
  tries: { number: number; at: Date; outcome: Outcome; detail: string | null }[];
  /** Shown ids of the messages that repeat this one, newest first. */
  resends: string[];
  /** Whether it may be sent again at all: what went to people of the site may hold a secret. */
  canResend: boolean;
  handedOverAt: Date | null;
}

type Row = MailLine & {
  html: string;
  text: string;
  fromName: string | null;
  replyTo: string | null;
  extra: Record<string, string>;
  supporterKey: string | null;
  handedOverAt: Date | null;
};

// Invitations and the like hold a secret. What is not known to be harmless is not shown.
const shownPurposes = new Set(["reply-test"]);

/**
 * One message of the actor's sites with every try to send it. Throws `not_found` outside them, and for
 * an invitation where the actor does not manage the site's people.
 */
export async function getMail(ctx: Context, publicId: string): Promise<MailDetail> {
  const id = fromPublicId("mail", publicId);
  const [row] = await query<Row & Record<string, unknown>>(
    `select ${mailLineColumns}, m.html, m.text, m.from_name as "fromName",
       m.reply_to as "replyTo", m.headers as extra, m.supporter_key as "supporterKey",
       m.handed_over_at as "handedOverAt"
     from outgoing_mails m ${mailLineTables}
     where m.site_id = any($1::uuid[]) and m.id = $2 and ${mayKnowOf("$3")}`,
    [ctx.sites.map((site) => site.siteId), id, managedSites(ctx)],
  );
  if (!row) throw notFound("mail");
  requireRight(ctx, row.siteId, "mails:read");
  const [tries, resends] = await Promise.all([
    query<MailDetail["tries"][number] & Record<string, unknown>>(
      `select number, at, outcome, detail from mail_attempts
       where site_id = $1 and mail_id = $2 order by number desc`,
      [row.siteId, id],
    ),
    query<{ id: string }>(
      `select id from outgoing_mails where site_id = $1 and resend_of = $2
       order by created_at desc, id desc limit 20`,
      [row.siteId, id],
    ),
  ]);
  const { html, text, fromName: _, replyTo: __, extra: ___, supporterKey, ...line } = row;
  const toSupporter = supporterKey !== null;
  return {
    ...presentMail(line),
    content: toSupporter || shownPurposes.has(row.purpose) ? { html, text } : null,
    headers: headerLines({ ...row, id }),
    tries,
    resends: resends.map((resend) => toPublicId("mail", resend.id)),
    canResend: toSupporter,
    handedOverAt: row.handedOverAt,
  };
}
