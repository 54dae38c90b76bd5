import type { Actor } from "@/lib/kernel";
import { truncateText } from "@/lib/kernel";
import { foldText, searchTextOf } from "@/lib/lists";
import type { OrderKind } from "../lifecycle";
import { addressLine, answersOf } from "./customers-words";

export interface NewItem {
  name: string;
  variation: string | null;
  quantity: number;
  unitAmount: bigint | null;
  details: Record<string, unknown>;
  /** The store's item that it is of. */
  itemId?: string;
}

/** A payment that became known, in our words. Amounts are minor units of `currency`. */
export interface NewOrder {
  /** Its UUID, where it has one already. */
  id?: string;
  /**
   * Set for what a member asks for: the card was checked and nothing was charged, so that it waits for the
   * creator instead of being accepted as paid.
   */
  checked?: { method: string; card: { brand: string; last4: string } };
  /** What of the amount is for sending it. */
  amountShipping?: bigint;
  /** What the source calls this purchase; one order for each. */
  externalId: string;
  paymentKey: string;
  transactionId: string | null;
  /** The delivery that told of it, and through which connection; null for one out of a file. */
  connectionId: string | null;
  inboundEventId: string | null;
  kind: OrderKind;
  amount: bigint;
  currency: string;
  /** What the platform kept of the amount, where it tells. */
  fee?: bigint;
  /** Given back in full, as far as its source knows. */
  refunded?: boolean;
  customerId: string | null;
  customerName: string | null;
  customerEmail: string | null;
  items: NewItem[];
  message: string | null;
  messagePrivate: boolean;
  isTest: boolean;
  shipping: Record<string, unknown> | null;
  details: Record<string, unknown>;
  reportedRank: string;
  placedAt: Date;
}

/** Where a new order comes from: whose it is, and who tells of it under which name. */
export interface OrderSource {
  siteId: string;
  platform: string;
  /** The platform's name. */
  source: string;
}

/** A payment that a platform reported. */
export type PlatformOrder = NewOrder & OrderSource;

/** Orders that become known together, from one source. */
export interface OrderBatch extends OrderSource {
  actor: Actor;
  at: Date;
  /** Set for a file of past payments: they lie in the past, and nobody else is told of them. */
  file?: string;
  /** What of the file has to be sent was sent already, as whoever brought it says. */
  wasSent?: boolean;
  orders: readonly NewOrder[];
}

/** The items in a few words: `Sticker pack × 2 and 1 more`. */
function summarizeItems(items: readonly { name: string; quantity: number }[]): string {
  const [first] = items;
  if (!first) return "";
  const name = truncateText(first.name, 120) + (first.quantity > 1 ? ` × ${first.quantity}` : "");
  return items.length > 1 ? `${name} and ${items.length - 1} more` : name;
}

/** The columns that are derived from what the order holds. */
export function derivedColumns(
  order: Pick<NewOrder, "customerName" | "customerEmail" | "transactionId" | "message"> & {
    items: readonly Pick<NewItem, "name" | "variation" | "quantity" | "details">[];
    shipping?: Record<string, unknown> | null;
  },
  reference: string,
) {
  const summary = summarizeItems(order.items);
  return {
    itemSummary: summary,
    itemSort: Array.from(foldText(summary)).slice(0, 80).join(""),
    customerSort: Array.from(foldText(order.customerName ?? order.customerEmail ?? ""))
      .slice(0, 80)
      .join(""),
    searchText: searchTextOf([
      reference,
      order.customerEmail,
      order.customerName,
      order.transactionId,
      ...order.items.flatMap((item) => [item.name, item.variation]),
      order.message,
      ...order.items.flatMap(({ details }) => answersOf(details).map(({ answer }) => answer)),
      addressLine(order.shipping ?? null),
    ]),
  };
}
