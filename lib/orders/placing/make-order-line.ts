import { toPublicId } from "@/lib/kernel";
import type { LineMail, OrderLine } from "../order-line";
import type { OrderRow } from "../order-row";

// A list shows one line of a message; the whole of it is on the order's page.
const messageLength = 160;

const noMail: LineMail = { state: "none", why: null, id: null };

/** `platformName` says how people call a source. */
export function orderLine(
  row: OrderRow,
  platformName: (slug: string) => string,
  { state, why, id }: LineMail = noMail,
): OrderLine {
  return {
    id: toPublicId("order", row.id),
    reference: row.reference,
    siteName: row.siteName,
    customerName: row.customerName,
    customerEmail: row.customerEmail,
    item: row.itemSummary,
    amount: Number(row.amount),
    amountRefunded: Number(row.amountRefunded),
    currency: row.currency,
    status: row.status,
    paymentStatus: row.paymentStatus,
    kind: row.kind,
    platform: row.platform,
    platformName: platformName(row.platform),
    transactionId: row.transactionId,
    message: row.message?.slice(0, messageLength).toWellFormed() ?? null,
    isTest: row.isTest,
    needsReview: row.needsReview,
    mail: { state, why, id },
    placedAt: row.placedAt.toISOString(),
  };
}
