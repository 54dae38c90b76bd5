import { readClock, type Transaction } from "@/lib/db";
import { type Consumer, listOrderRecords, type ToldEvent } from "@/lib/events";
import {
  type Clock,
  fromPublicId,
  isOnetillError,
  onetill,
  systemContext,
  toPublicId,
  withoutLinks,
} from "@/lib/kernel";
import { callOffMails } from "@/lib/mail";
import { writeNotices } from "@/lib/notifications";
import { getOrder, needsDelivery, type OrderRow, readKinds } from "@/lib/orders";
import { messageEvent } from "../events";
import { sayChange, sayMessage, toldTypes } from "./say-change";
import { tellMember } from "./tell-member";
import { tellShipped } from "./tell-shipped";

/** So long the mail of a completion waits, in seconds: Undo calls it off before anybody has read it. */
export const COMPLETION_WAIT = 30;

const beforeAll = "00000000-0000-0000-0000-000000000000";

async function readOrder(tx: Transaction, event: ToldEvent): Promise<OrderRow | null> {
  const ctx = systemContext("Onetill", [event.siteId]);
  try {
    return await getOrder(ctx, toPublicId("order", event.subjectId), { db: tx });
  } catch (error) {
    if (isOnetillError(error, "not_found")) return null;
    throw error;
  }
}

/** Whether what happened is still so: nobody is asked to pay what is paid, or told of what was taken back. */
function isStillSo({ type }: ToldEvent, { status }: OrderRow): boolean {
  if (type === "order.completed") return status === "completed";
  const isCall = type === "order.pending_payment" || type === "payment.reminder";
  return !isCall || status === "pending_payment";
}

async function wasMember({ siteId, subjectId, id, type }: ToldEvent): Promise<boolean> {
  if (type !== "order.canceled") return false;
  const records = await listOrderRecords({ siteId, id: subjectId }, beforeAll, 1000);
  return records.find((one) => one.id === id)?.actorKind === "member";
}

/** Takes back what was told of a completion while nobody can have read it. Returns whether that was so. */
async function takeBack(tx: Transaction, { siteId, subjectId }: ToldEvent, clock: Clock) {
  let count = 0;
  for (const purpose of ["order-completed", "order-shipped"]) {
    const about = { siteId, orderId: subjectId, purpose };
    count += await callOffMails(tx, about, { actor: onetill, at: clock.now() });
  }
  if (count === 0) return false;
  await tx.query(
    `delete from member_notices where site_id = $1 and order_id = $2 and read_at is null
       and dedupe_key like 'order.completed:%'`,
    [siteId, subjectId],
  );
  return true;
}

async function bodyOf(tx: Transaction, { siteId, data }: ToldEvent): Promise<string | undefined> {
  const { rows } = await tx.query<{ body: string }>(
    "select body from order_messages where site_id = $1 and id = $2",
    [siteId, fromPublicId("message", String(data.message_id))],
  );
  return rows[0]?.body;
}

/** Tells the site's people what the customer wrote. */
async function tellSite(tx: Transaction, event: ToldEvent, order: OrderRow, clock: Clock) {
  const body = await bodyOf(tx, event);
  if (body === undefined) return;
  const draft = {
    ...{ siteId: event.siteId, kind: "order_message" as const, dedupeKey: `message:${event.id}` },
    title: `${order.customerName ?? "A customer"} wrote about order ${order.reference}`,
    ...{ body: body.slice(0, 300), href: `/orders/${toPublicId("order", order.id)}` },
  };
  await writeNotices(tx, [draft], clock.now());
}

async function tellOne(tx: Transaction, event: ToldEvent, clock: Clock): Promise<void> {
  const order = await readOrder(tx, event);
  if (!order) return;
  if (event.type === "message.received") return tellSite(tx, event, order, clock);
  const site = withoutLinks(order.siteName);
  const about = { order, site, clock, key: `${event.type}:${event.id}` };
  if (event.type === "message.sent") {
    const body = await bodyOf(tx, event);
    if (body !== undefined) await tellMember(tx, about, sayMessage({ order, site }, body));
    return;
  }
  if (!isStillSo(event, order)) return;
  if (event.data.from === "completed" && (await takeBack(tx, event, clock))) return;
  if (order.kind !== "store") {
    return tellShipped(tx, event, { ...about, waitSeconds: COMPLETION_WAIT });
  }
  const change = sayChange({ order, site, event, byMember: await wasMember(event) });
  if (!change) return;
  const waits = event.type === "order.completed" ? { waitSeconds: COMPLETION_WAIT } : {};
  await tellMember(tx, { ...about, ...waits }, change);
}

/** That an order was completed, or is not any more. */
const isAboutCompletion = ({ type, data }: ToldEvent) =>
  type === "order.completed" || data.from === "completed";

const isMessage = ({ type }: ToldEvent) =>
  type === messageEvent["message.received"].type || type === messageEvent["message.sent"].type;

/**
 * Tells who placed an order what becomes of it, and both sides what the other wrote: each happening once,
 * in their notices and by mail.
 */
export const memberNews: Consumer = {
  name: "member_news",
  wants: [
    ...toldTypes.map((type) => ({ about: "order", type })),
    messageEvent["message.received"],
    messageEvent["message.sent"],
  ],
  lanes: 2,
  lanesPerSite: 1,
  async tell(tx, events) {
    const [{ siteId } = { siteId: "" }] = events;
    const kinds = await readKinds(
      tx,
      siteId,
      events.map(({ subjectId }) => subjectId),
    );
    // What a platform sold is answered as the site's own rules say, but for that it was sent.
    const concerning = events.filter((event) => {
      const kind = kinds.get(event.subjectId);
      if (isMessage(event) || kind === "store") return true;
      return kind !== undefined && needsDelivery(kind) && isAboutCompletion(event);
    });
    if (concerning.length === 0) return;
    const clock = await readClock(tx);
    for (const event of concerning) await tellOne(tx, event, clock);
  },
};
