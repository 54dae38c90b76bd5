import { query } from "@/lib/db";
import {
  type Context,
  fromPublicId,
  invalid,
  sitesWith,
  storableText,
  toPublicId,
} from "@/lib/kernel";
import { Parameters, searchedWords } from "@/lib/orders";
import type { MailFilter, MailState } from "../schemas";

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

// A place in the list: when a mail was written, in milliseconds, and its id.
const cursorPattern = /^(\d{1,14})\.(mail_\w{26})$/;

const cursorOf = (row: MailLine | undefined) =>
  row ? `${row.createdAt.getTime()}.${row.id}` : null;

function readCursor(cursor: string): { at: Date; id: string } {
  const [, at, id] = cursorPattern.exec(cursor) ?? [];
  try {
    return { at: new Date(Number(at)), id: fromPublicId("mail", id ?? "") };
  } catch {
    throw invalid("cursor is not one that this list gave", "cursor");
  }
}

/** The sites to look at: those of the actor that the filter names, or all of them. */
async function chooseSites(ctx: Context, names: string[]): Promise<string[]> {
  const mine = sitesWith(ctx, "mails:read");
  if (names.length === 0) return mine;
  const rows = await query<{ id: string }>(
    "select id from sites where id = any($1::uuid[]) and (slug = any($2) or client_id = any($2))",
    [mine, names],
  );
  return rows.map((row) => row.id);
}

const day = 24 * 3_600_000;

// An index has this very expression.
const searched = {
  column: "lower(m.recipient || ' ' || m.subject)",
  beginsWithBlank: false,
  signsInside: true,
};

function conditionsOf(filter: MailFilter, now: Date, params: Parameters): string[] {
  const add = (value: unknown) => params.add(value);
  const conditions = ["m.site_id = w.id"];
  if (filter.state.length > 0) {
    conditions.push(`m.state = any(${add(filter.state)}::mail_state[])`);
  }
  if (filter.purpose.length > 0) conditions.push(`m.purpose = any(${add(filter.purpose)})`);
  if (filter.days !== null) {
    conditions.push(`m.created_at >= ${add(new Date(now.getTime() - filter.days * day))}`);
  }
  const words = storableText(filter.q).toLowerCase().split(/\s+/).filter(Boolean);
  return [...conditions, ...searchedWords(words, params, searched)];
}

export interface MailPage {
  mails: MailLine[];
  nextCursor: string | null;
  previousCursor: string | null;
}

/**
 * Everything that was written for the actor's sites, newest first, a page at a time by place in the
 * list; invitations for those alone who manage the site's people. Throws `invalid_request` for a cursor that this list did not give.
 */
export async function listMails(
  ctx: Context,
  request: {
    filter: MailFilter;
    limit: number;
    /** What comes after this place: older mails. */
    after?: string | null;
    /** What comes before it: newer ones. */
    before?: string | null;
  },
): Promise<MailPage> {
  const { filter, limit } = request;
  const backwards = Boolean(request.before);
  const params = new Parameters();
  const add = (value: unknown) => params.add(value);
  add(await chooseSites(ctx, filter.site));
  const conditions = conditionsOf(filter, ctx.clock.now(), params);
  conditions.push(mayKnowOf(add(managedSites(ctx))));
  const cursor = request.before || request.after;
  if (cursor) {
    const place = readCursor(cursor);
    const compare = backwards ? ">" : "<";
    conditions.push(`(m.created_at, m.id) ${compare} (${add(place.at)}, ${add(place.id)})`);
  }
  const direction = backwards ? "asc" : "desc";
  const order = `order by m.created_at ${direction}, m.id ${direction} limit ${add(limit + 1)}`;
  // Each site's newest come from its own index; then the sites' pages are merged.
  const rows = await query<MailLine & Record<string, unknown>>(
    `select ${mailLineColumns} from unnest($1::uuid[]) as w(id) cross join lateral (
       select m.* from outgoing_mails m where ${conditions.join(" and ")} ${order}
     ) m ${mailLineTables} ${order}`,
    params.values,
  );
  const mails = rows.slice(0, limit).map(presentMail);
  if (backwards) mails.reverse();
  const hasMore = rows.length > limit;
  return {
    mails,
    nextCursor: backwards || hasMore ? cursorOf(mails.at(-1)) : null,
    previousCursor: (backwards ? hasMore : cursor) ? cursorOf(mails[0]) : null,
  };
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
