import type { OrderKind } from "@/lib/orders";
import { Misunderstood } from "../../adapter";
import { type PastPayments, pricedItem } from "../../past-payments";
import { cleanText, indexableId } from "../../read-fields";

// Seen in exports: Tip, Donation, Monthly Tip, Monthly Donation, and what shops and commissions add.
const kinds: readonly [RegExp, OrderKind][] = [
  [/monthly|member|subscri/, "membership"],
  [/commission/, "commission"],
  [/shop|product|digital|physical/, "shop"],
  [/tip|donation|coffee/, "donation"],
];

const usualItem = {
  donation: "Tip",
  membership: "Monthly tip",
  commission: "Commission",
  shop: "Shop order",
} as const;

/** Ko-fi's own CSV of transactions. Its `TransactionId` is the webhook's, sometimes in mixed case. */
export const kofiPastPayments: PastPayments = {
  steps: [
    "Open Ko-fi’s list of payments. In its menu it is under Payments and orders, All transactions.",
    "Choose Download CSV, with all the time you want.",
  ],
  exportUrl: "https://ko-fi.com/manage/supportreceived",
  headers: {
    placedAt: ["DateTime (UTC)", "DateTime", "Date"],
    amount: ["Received", "Amount"],
    currency: ["Currency"],
    paymentId: ["TransactionId", "Transaction ID"],
    name: ["From", "Name"],
    email: ["BuyerEmail", "Email"],
    message: ["Message"],
    kind: ["TransactionType", "Type"],
    item: ["Item"],
    description: ["Description"],
    quantity: ["Quantity"],
    unitAmount: ["PricePerUnit"],
  },
  own: {
    headers: ["DateTime (UTC)", "Received", "Currency", "TransactionType", "TransactionId"],
    dateFormat: "mdy",
  },
  sameIds: true,
  rowsAreLines: true,
  nobody: ["Ko-fi Supporter"],
  kept: {
    Reference: "reference",
    PaymentProvider: "payment_provider",
    BuyerCountry: "buyer_country",
    BuyerStateOrProvince: "buyer_state_or_province",
    SalesTax: "sales_tax",
    ShopOrderType: "shop_order_type",
  },
  kindOf(text) {
    const found = kinds.find(([words]) => words.test((text ?? "").toLowerCase()));
    if (!found)
      throw new Misunderstood(`TransactionType: “${(text ?? "").slice(0, 60)}” is unknown`);
    return found[1];
  },
  keyOf({ paymentId }) {
    const transactionId = cleanText(paymentId);
    if (transactionId === null) throw new Misunderstood("TransactionId: it is empty");
    const id = indexableId(transactionId);
    return { externalId: id.toLowerCase(), transactionId: id };
  },
  itemOf(row, kind, money, of) {
    const usual = usualItem[kind as keyof typeof usualItem];
    // A tip's item says nothing: the webhook calls it a tip, and so do we.
    const name =
      kind === "donation" ? usual : (cleanText(row.item) ?? cleanText(row.description) ?? usual);
    return { ...pricedItem(money, of), name, variation: null, details: {} };
  },
};
