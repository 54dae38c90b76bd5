import { query } from "@/lib/db";
import { type Context, emailKeyOf, fromPublicId, isOnetillError, toPublicId } from "@/lib/kernel";
import { getOrder, listOrdersOfAddress, type OrderRow } from "@/lib/orders";
import { listSiteIds } from "@/lib/sites";

type About = Pick<Context, "requestId" | "clock">;

/** Every site of the installation: which of its orders are whose is said by their address. */
async function everySite(about: About, email: string): Promise<Context> {
  const sites = (await listSiteIds()).map((siteId) => ({ siteId, role: "viewer" as const }));
  return { ...about, actor: { kind: "member", id: emailKeyOf(email), label: "Customer" }, sites };
}

/** The newest orders of an address, whatever the site. For whoever has proved that it is theirs. */
export const findOwnOrders = async (
  about: About,
  email: string,
  limit = 200,
): Promise<OrderRow[]> => listOrdersOfAddress(await everySite(about, email), email, limit);

/** The site of an order, if it was placed with this address; undefined for anything else. */
export async function findOwnOrder(
  about: About,
  email: string,
  publicId: string,
): Promise<{ siteId: string; orderId: string } | undefined> {
  const order = await findAnyOrder(about, publicId);
  if (!order?.customerEmail || emailKeyOf(order.customerEmail) !== emailKeyOf(email)) {
    return undefined;
  }
  return { siteId: order.siteId, orderId: order.id };
}

/** An order by its shown id alone, for what asks nobody in: a mail to who placed it. */
export async function findAnyOrder(about: About, publicId: string): Promise<OrderRow | undefined> {
  try {
    const id = toPublicId("order", fromPublicId("order", publicId));
    return await getOrder(await everySite(about, ""), id);
  } catch (error) {
    if (isOnetillError(error, "not_found")) return undefined;
    throw error;
  }
}

export interface MemberNoticeLine {
  /** The order's shown id. */
  orderId: string;
  text: string;
  createdAt: Date;
  isRead: boolean;
}

/** The newest notices of an address, and how many of all are unread. */
export async function listMemberNotices(
  emailKey: string,
  limit = 50,
): Promise<{ notices: MemberNoticeLine[]; unread: number }> {
  const siteIds = await listSiteIds();
  const rows = await query<MemberNoticeLine & Record<string, unknown>>(
    `select order_id as "orderId", text, created_at as "createdAt", read_at is not null as "isRead"
     from member_notices where site_id = any($1::uuid[]) and email_key = $2
     order by created_at desc, id desc limit $3`,
    [siteIds, emailKey, limit],
  );
  const [counted] = await query<{ unread: number }>(
    `select count(*)::int as unread from member_notices
     where site_id = any($1::uuid[]) and email_key = $2 and read_at is null`,
    [siteIds, emailKey],
  );
  return {
    notices: rows.map((row) => ({ ...row, orderId: toPublicId("order", row.orderId) })),
    unread: counted?.unread ?? 0,
  };
}

/** Marks an address's notices as read: those of one order (UUID), or all. */
export async function markMemberNotices(
  { emailKey, siteId, orderId }: { emailKey: string; siteId?: string; orderId?: string },
  now: Date,
): Promise<void> {
  await query(
    `update member_notices set read_at = $3
     where site_id = any($1::uuid[]) and email_key = $2 and read_at is null
       and ($4::uuid is null or order_id = $4)`,
    [siteId ? [siteId] : await listSiteIds(), emailKey, now, orderId ?? null],
  );
}
