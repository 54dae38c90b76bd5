import type { ConfirmationStatus } from "../labels";
import type { StatusBy } from "../pairing/pair";

/** A confirmation with the order that it is matched with, as it is read from the database. */
export interface ConfirmationRow {
  id: string;
  siteId: string;
  siteName: string;
  siteSlug: string;
  siteTimeZone: string;
  buttonId: string | null;
  buttonLabel: string | null;
  code: string;
  platform: string;
  email: string;
  /** As it is compared and sorted. */
  emailKey: string;
  name: string | null;
  message: string | null;
  /** Minor units. */
  amount: bigint | null;
  currency: string | null;
  transactionId: string | null;
  paidEmail: string | null;
  saidPaidAt: Date | null;
  locale: string | null;
  status: ConfirmationStatus;
  /** What brought the status about. */
  statusBy: StatusBy;
  statusAt: Date;
  needsReview: string | null;
  reply: string | null;
  repliedAt: Date | null;
  windowEndsAt: Date;
  createdAt: Date;
  updatedAt: Date;
  match: ConfirmationMatch | null;
}

/** The match that counts. */
export interface ConfirmationMatch {
  id: string;
  orderId: string;
  reference: string;
  rule: string;
  /** 0 to 100. */
  score: number;
  reasons: string[];
  /** The transaction ID that the visitor knows is that of the order. */
  transactionProves: boolean;
  actorLabel: string;
  /** RFC 3339. */
  madeAt: string;
}

/**
 * Columns of a `ConfirmationRow` from `confirmations c` joined with `sites s`. `sites` says which ones again, as
 * SQL (`= $1`), for what stands in other tables of theirs.
 */
export const confirmationRowColumns = (sites: string): string => `
  c.id, c.site_id as "siteId", s.name as "siteName", s.slug as "siteSlug",
  s.time_zone as "siteTimeZone", c.button_id as "buttonId",
  (select b.label from support_buttons b where b.site_id = c.site_id and b.id = c.button_id)
    as "buttonLabel",
  c.code, c.platform, c.email, c.email_key as "emailKey", c.name, c.message, c.amount, c.currency,
  c.transaction_id as "transactionId", c.paid_email as "paidEmail", c.said_paid_at as "saidPaidAt",
  c.locale, c.status, c.status_by as "statusBy",
  c.status_at as "statusAt", c.needs_review as "needsReview", c.reply,
  c.replied_at as "repliedAt", c.window_ends_at as "windowEndsAt", c.created_at as "createdAt",
  c.updated_at as "updatedAt",
  (select jsonb_build_object('id', m.id, 'orderId', m.order_id, 'reference', o.reference,
     'rule', m.rule, 'score', m.score, 'reasons', m.reasons, 'actorLabel', m.actor_label,
     'transactionProves', coalesce(lower(o.transaction_id) = c.transaction_key
       and o.platform = c.platform, false),
     'madeAt', to_char(m.made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
   from matches m join orders o on o.site_id = m.site_id and o.id = m.order_id
   where m.site_id ${sites} and m.site_id = c.site_id and m.confirmation_id = c.id and m.undone_at is null) as match`;
