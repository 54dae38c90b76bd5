import { decodeHTML } from "entities";
import type { OrderKind } from "@/lib/orders";
import { Misunderstood } from "../../adapter";
import { type PastPayments, pricedItem } from "../../past-payments";
import { cleanText, indexableId } from "../../read-fields";

const kinds: readonly [RegExp, OrderKind][] = [
  [/member|monthly|yearly|recurring|subscri/, "membership"],
  [/commission/, "commission"],
  [/wish/, "wishlist"],
  [/extra|shop|product|purchase/, "shop"],
  [/support|coffee|donation|tip|one.?(off|time)/, "donation"],
];

const usualItem = {
  donation: "Coffee",
  membership: "Membership",
  commission: "Commission",
  wishlist: "Wish",
  shop: "Extra",
} as const;

const deleted = /_is_deleted_\d{1,20}$/;

const nameByTransaction = (transactionId: string) =>
  indexableId(`transaction:${transactionId.toLowerCase()}`);

/**
 * Buy Me a Coffee publishes no list of the columns of its exports: a person says which is which, and
 * these names are guesses. A payment's number is the webhook's `data.id`; a transaction is `pi_…`.
 */
export const buyMeACoffeePastPayments: PastPayments = {
  steps: [
    "Open Buy Me a Coffee’s list of supporters, extras or payouts.",
    "Choose Export or Download CSV.",
    "Upload the file here and say which column is which. Onetill remembers it for the next file.",
  ],
  exportUrl: "https://studio.buymeacoffee.com/",
  headers: {
    placedAt: ["Created At", "Support Created On", "Created On", "Payment Date", "Date", "Time"],
    amount: ["Total Amount", "Amount", "Price", "Total", "Support Amount", "Gross"],
    currency: ["Currency", "Support Currency", "Coffee Currency"],
    paymentId: ["Payment ID", "Support ID", "Order ID", "ID"],
    transactionId: ["Transaction ID", "Transaction", "Stripe ID", "Payment Intent"],
    name: ["Supporter Name", "Name", "Payer Name", "From", "Supporter"],
    email: ["Supporter Email", "Email", "E-mail", "Payer Email", "Email Address"],
    message: ["Support Note", "Message", "Note", "Support Message"],
    kind: ["Support Type", "Type", "Transaction Type"],
    item: ["Membership Level", "Extra", "Item", "Title", "Product"],
    quantity: ["Coffee Count", "Quantity"],
    unitAmount: ["Coffee Price", "Unit Price"],
    status: ["Status", "Payment Status", "Refunded"],
  },
  own: null,
  sameIds: false,
  rowsAreLines: false,
  nobody: ["Someone"],
  mend: (row) => ({
    ...row,
    ...Object.fromEntries(
      (["name", "message", "item"] as const).map((field) => [
        field,
        row[field] === null ? null : decodeHTML(row[field]),
      ]),
    ),
    // The address of a supporter who has closed their account has an end that is no part of it.
    email: row.email?.replace(deleted, "") ?? null,
  }),
  kept: {},
  kindOf(text) {
    if (cleanText(text) === null) return "donation";
    const found = kinds.find(([words]) => words.test((text ?? "").toLowerCase()));
    if (!found) throw new Misunderstood(`“${(text ?? "").slice(0, 60)}” is no kind of payment`);
    return found[1];
  },
  nameByTransaction,
  keyOf(row) {
    const paymentId = cleanText(row.paymentId);
    const transactionId = cleanText(row.transactionId);
    const shown = transactionId === null ? null : indexableId(transactionId);
    if (paymentId !== null && /^pi_/.test(paymentId) && shown === null) {
      const id = indexableId(paymentId);
      return { externalId: nameByTransaction(id), transactionId: id };
    }
    if (paymentId !== null) {
      return { externalId: indexableId(`payment:${paymentId}`), transactionId: shown };
    }
    if (shown === null || !/^pi_/.test(shown)) return null;
    return { externalId: nameByTransaction(shown), transactionId: shown };
  },
  itemOf(row, kind, money, of) {
    const usual = usualItem[kind as keyof typeof usualItem];
    const name = cleanText(row.item) ?? usual;
    return { ...pricedItem(money, of), name, variation: null, details: {} };
  },
};
