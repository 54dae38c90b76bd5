import { query } from "@/lib/db";
import { type Context, sitesWith, storableText, toPublicId } from "@/lib/kernel";
import {
  among,
  byTime,
  compared,
  defineRows,
  type ListRequest,
  type RowPage,
  searchedWords,
  visibleSites,
} from "@/lib/lists";
import type { MailFilter, MailState } from "../schemas";
import { type MailListState, mailList } from "./mail-list";

export interface MailLine {
  /** The shown id, `mail_…`. */
  id: string;
  siteId: string;
  siteName: string;
  siteSlug: string;
  siteTimeZone: string;
  purpose: string;
  recipient: string;
  subject: string;
  state: MailState;
  attempts: number;
  /** Why it is not sent: the server's words. */
  lastError: string | null;
  nextAttemptAt: Date;
  createdAt: Date;
  sentAt: Date | null;
  /** Shown ids. */
  orderId: string | null;
  orderReference: string | null;
  confirmationId: string | null;
  resendOf: string | null;
}

export const mailLineColumns = `m.id, m.site_id as "siteId", s.name as "siteName",
  s.slug as "siteSlug", s.time_zone as "siteTimeZone", m.purpose, m.recipient, m.subject, m.state,
  m.attempts, m.last_error as "lastError", m.next_attempt_at as "nextAttemptAt",
  m.created_at as "createdAt", m.sent_at as "sentAt", o.id as "orderId",
  o.reference as "orderReference", m.confirmation_id as "confirmationId", m.resend_of as "resendOf"`;

export const mailLineTables = `join sites s on s.id = m.site_id
  left join orders o on o.site_id = m.site_id and o.id = m.order_id`;

/**
 * Whether a mail of `outgoing_mails m` may be known of by somebody who manages the people of the sites
 * in the array `managed`: whom they have invited is nobody else's business.
 */
export const mayKnowOf = (managed: string) =>
  `(m.purpose <> 'invitation' or m.site_id = any(${managed}::uuid[]))`;

/** The sites of the actor whose invitations they may know of. */
export const managedSites = (ctx: Context) => sitesWith(ctx, "people:manage");

export const presentMail = <Line extends MailLine>(row: Line): Line => ({
  ...row,
  id: toPublicId("mail", row.id),
  orderId: row.orderId && toPublicId("order", row.orderId),
  confirmationId: row.confirmationId && toPublicId("confirmation", row.confirmationId),
  resendOf: row.resendOf && toPublicId("mail", row.resendOf),
});

const day = 24 * 3_600_000;

/** A filter, with what the actor may know of and how far back it goes. */
type Asked = MailFilter & { managed: string[]; since: Date | null };

// An index has this very expression.
const searched = {
  column: "lower(m.recipient || ' ' || m.subject)",
  beginsWithBlank: false,
  signsInside: true,
};

const mailRows = defineRows<MailLine, Asked, "created_at">({
  ...{ kind: "mail", table: "outgoing_mails", alias: "m" },
  columns: mailLineColumns,
  joins: mailLineTables,
  sites: (ctx, { site }) => visibleSites(ctx, site, "mails:read"),
  where: {
    state: among("m.state", "mail_state"),
    purpose: among("m.purpose", "text"),
    since: compared("m.created_at", ">=", "timestamptz"),
    q: (q, params) => {
      const words = storableText(q).toLowerCase().split(/\s+/).filter(Boolean);
      return searchedWords(words, params, searched);
    },
    managed: (managed, params) => [mayKnowOf(params.add(managed))],
  },
  sorts: { created_at: { keys: [byTime("created_at", (row) => row.createdAt)] } },
  facets: { created_at: [{ filter: "state", column: "state", type: "mail_state" }] },
});

/**
 * A page of what was written for the actor's sites; invitations for those alone who manage the site's
 * people. Throws `invalid_request` for a cursor of another list.
 */
export async function listMails(
  ctx: Context,
  request: Omit<ListRequest<MailFilter>, "sort"> & { sort?: MailListState["sort"] },
): Promise<RowPage<MailLine>> {
  const { sort = mailList.usualSort } = request;
  const { days } = request.filter;
  const since = days === null ? null : new Date(ctx.clock.now().getTime() - days * day);
  const filter = { ...request.filter, managed: managedSites(ctx), since };
  const page = await mailRows.page(ctx, { ...request, filter, sort });
  return { ...page, rows: page.rows.map(presentMail) };
}

async function listMailsAbout(
  ctx: Context,
  thing: { siteId: string; id: string },
  column: "order_id" | "confirmation_id",
  limit: number,
): Promise<MailLine[]> {
  if (!sitesWith(ctx, "mails:read").includes(thing.siteId)) return [];
  const rows = await query<MailLine & Record<string, unknown>>(
    `select ${mailLineColumns} from outgoing_mails m ${mailLineTables}
     where m.site_id = $1 and m.${column} = $2 and ${mayKnowOf("$4")}
     order by m.created_at desc, m.id desc limit $3`,
    [thing.siteId, thing.id, limit, managedSites(ctx)],
  );
  return rows.map(presentMail);
}

/** The newest mails about an order of a site, of those that the actor may see. */
export const listOrderMails = (
  ctx: Context,
  order: { siteId: string; id: string },
  limit = 20,
): Promise<MailLine[]> => listMailsAbout(ctx, order, "order_id", limit);

/** The newest mails about a confirmation of a site, of those that the actor may see. */
export const listConfirmationMails = (
  ctx: Context,
  confirmation: { siteId: string; id: string },
  limit = 20,
): Promise<MailLine[]> => listMailsAbout(ctx, confirmation, "confirmation_id", limit);
