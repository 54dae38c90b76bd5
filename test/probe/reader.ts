import { createHmac, timingSafeEqual } from "node:crypto";
import { lockNames } from "@/lib/db";
import { type Destination, Misunderstood, type Outcome, type Reader } from "@/lib/inbox";
import { newId } from "@/lib/kernel";
import { placeOrders } from "@/lib/orders";

/** What a probe says: somebody paid so many cents. */
interface Payment {
  id: string;
  cents: number;
}

const sign = (body: Buffer, secret: string) =>
  createHmac("sha256", secret).update(body).digest("hex");

/** A delivery as this sender posts it. */
export function probeDelivery(secret: string, message: Record<string, unknown>) {
  const body = Buffer.from(JSON.stringify(message));
  return { headers: new Headers({ "x-probe": sign(body, secret) }), body };
}

/** Why deliveries were refused. */
export const refusals: string[] = [];

/** A sender that nothing in Onetill knows: all that there is about it is in this folder. */
export const probeReader: Reader<Payment> = {
  platform: "probe",
  prove: ({ headers, body }, secret) => {
    const given = Buffer.from(headers.get("x-probe") ?? "");
    const right = Buffer.from(sign(body, secret));
    if (given.length !== right.length || !timingSafeEqual(given, right)) {
      return { result: "refused", reason: "x-probe is not signed with this secret" };
    }
    const { id, type } = JSON.parse(body.toString()) as { id: string; type: string };
    return { result: "proven", stored: body, deliveryId: id, eventType: type, isTest: false };
  },
  noteRefusal: async (_connectionId, reason) => {
    refusals.push(reason);
  },
  read: ({ body }) => {
    const { id, cents } = JSON.parse(body.toString()) as Record<string, unknown>;
    if (typeof cents !== "number") throw new Misunderstood("cents: not a whole number");
    return { id: String(id), cents };
  },
  apply: async (tx, told, at) => {
    await lockNames(
      tx,
      told.map(({ delivery, said }) => `${delivery.siteId}:probe:${said.id}`),
    );
    const outcomes: Outcome[] = [];
    for (const { delivery, said } of told) {
      const placed = await placeOrders(tx, {
        ...{ siteId: delivery.siteId, platform: "probe", source: "Probe" },
        ...{ actor: { kind: "platform", label: "Probe" }, at },
        orders: [
          {
            ...{ connectionId: delivery.connectionId, inboundEventId: delivery.id },
            ...{ externalId: said.id, paymentKey: said.id, transactionId: said.id },
            ...{ kind: "donation", amount: BigInt(said.cents), currency: "EUR", items: [] },
            ...{ customerId: null, customerName: null, customerEmail: null },
            ...{ message: null, messagePrivate: false, isTest: false, shipping: null },
            ...{ details: {}, reportedRank: "0", placedAt: at },
          },
        ],
      });
      const orderId = placed.get(said.id) ?? null;
      outcomes.push({ sentence: orderId ? "A probe has paid" : "It had paid before", orderId });
    }
    return outcomes;
  },
};

/** Where a probe of this site delivers to. */
export const probeDestination = (siteId: string, secret: string): Destination => ({
  siteId,
  reader: probeReader as Reader,
  connection: { id: newId(), secret },
});
