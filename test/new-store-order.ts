import { newId } from "@/lib/kernel";
import type { OrderStatus, PaymentStatus, PlatformOrder } from "@/lib/orders";
import { newOrder } from "./new-order";

/** An order that a member asked a site's store for; `status` and `payment` are where it stands. */
export async function newStoreOrder(
  siteId: string,
  options: { status?: OrderStatus; payment?: PaymentStatus; fields?: Partial<PlatformOrder> } = {},
) {
  const email = `${newId().slice(-12)}@member.example`;
  const made = await newOrder(siteId, {
    ...options,
    fields: {
      ...{ kind: "store", platform: "store", source: "Store", inboundEventId: null },
      ...{ connectionId: null, customerEmail: email, transactionId: null },
      checked: { method: "card", card: { brand: "Visa", last4: "4242" } },
      ...options.fields,
    },
  });
  return { ...made, email: made.order.customerEmail ?? email };
}
