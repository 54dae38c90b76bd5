import { pool, type Queryable, readClock } from "@/lib/db";
import { hashToken, toPublicId } from "@/lib/kernel";
import { platformName } from "@/lib/platforms";
import { type Standing, type VisibleStatus, visibleStatus } from "../confirmations/visible-status";

/** The link's secret, and the site of the button in its address. */
export interface PrivateLink {
  siteId: string;
  token: string;
}

/** What a visitor may see of their own declaration. */
export interface PublicConfirmation {
  id: string;
  siteId: string;
  siteName: string;
  buttonId: string | null;
  code: string;
  platform: string;
  platformName: string;
  /** `over`: the window ended; says nothing about whether a payment was found. */
  status: VisibleStatus;
  email: string;
  name: string | null;
  message: string | null;
  /** Minor units. */
  amount: number | null;
  currency: string | null;
  transactionId: string | null;
  paidEmail: string | null;
  saidPaidAt: Date | null;
  /** Whether "I have paid" is still of use. */
  canSayPaid: boolean;
  reply: string | null;
  repliedAt: Date | null;
  windowEndsAt: Date;
  createdAt: Date;
}

interface Row
  extends Standing,
    Omit<PublicConfirmation, "status" | "amount" | "platformName" | "canSayPaid"> {
  amount: bigint | null;
}

/** The declaration behind a private status link as its visitor may see it at that time. */
export async function readPublicConfirmation(
  db: Queryable,
  { siteId, token }: PrivateLink,
  now: Date,
): Promise<PublicConfirmation | null> {
  const { rows } = await db.query<Row & Record<string, unknown>>(
    `select c.id, c.site_id as "siteId", s.name as "siteName", c.button_id as "buttonId", c.code,
       c.platform, c.email, c.name, c.message, c.amount, c.currency,
       c.transaction_id as "transactionId", c.paid_email as "paidEmail",
       c.said_paid_at as "saidPaidAt", c.reply, c.replied_at as "repliedAt", c.status,
       c.status_by as "statusBy", c.window_ends_at as "windowEndsAt", c.created_at as "createdAt",
       m.rule, coalesce(lower(o.transaction_id) = c.transaction_key and o.platform = c.platform,
         false) as "transactionProves"
     from confirmations c
     join sites s on s.id = c.site_id
     left join matches m on m.site_id = c.site_id and m.confirmation_id = c.id and m.undone_at is null
     left join orders o on o.site_id = m.site_id and o.id = m.order_id
     where c.site_id = $1 and c.token_hash = $2`,
    [siteId, hashToken(token)],
  );
  const [row] = rows;
  if (!row) return null;
  const { rule: _, transactionProves: __, statusBy: ___, ...shown } = row;
  const status = visibleStatus(row, now);
  return {
    ...shown,
    id: toPublicId("confirmation", row.id),
    buttonId: row.buttonId === null ? null : toPublicId("button", row.buttonId),
    platformName: platformName(row.platform),
    amount: row.amount === null ? null : Number(row.amount),
    status,
    canSayPaid: status === "pending" || status === "over",
  };
}

/** The declaration behind a private status link; null for an unknown token. */
export const findConfirmationByToken = async (link: PrivateLink) =>
  readPublicConfirmation(pool(), link, (await readClock()).now());
