import type { OrderRow } from "@/lib/orders";

type Told = Pick<OrderRow, "status" | "paymentStatus" | "kind" | "dueAt" | "siteTimeZone">;

const dayOf = (at: Date, timeZone: string) =>
  new Intl.DateTimeFormat("en", { dateStyle: "full", timeZone }).format(at);

/** What happens next with an order, in a sentence for who paid; null where nothing does. */
export function sayNext(order: Told, site: string): string | null {
  const { status, paymentStatus, dueAt, kind } = order;
  if (paymentStatus === "processing") {
    return "The payment is on its way. What came of it shows here in a moment.";
  }
  if (status === "received" && kind === "store") {
    return `${site} looks at your request. Your card is charged only if it is accepted; until then you can cancel it.`;
  }
  if (status === "pending_payment") {
    return dueAt
      ? `Pay until ${dayOf(dueAt, order.siteTimeZone)}, with the same card or another one. After that the order ends by itself, and nothing is charged.`
      : `Your order begins when ${site} has the payment.`;
  }
  if (status === "accepted" && kind !== "donation" && kind !== "membership") {
    return `${site} makes what you ordered. You get a mail when it is done or sent.`;
  }
  if ((status === "declined" || status === "expired") && paymentStatus !== "refunded") {
    return "Nothing was charged, and nothing more will happen.";
  }
  return null;
}
