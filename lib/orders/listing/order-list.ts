import { currencyExponent } from "@/lib/kernel/browser";
import {
  choices,
  daysFilter,
  defineList,
  names,
  oneOf,
  platformNames,
  type StateOf,
  searchedFor,
  siteNames,
} from "@/lib/lists/browser";
import { kindLabels, paymentLabels, statusLabels } from "../labels";
import { orderKinds, orderStatuses } from "../lifecycle";
import { paymentStatuses } from "../payment-lifecycle";
import { amountFilter } from "./amount-filter";
import { newestFirst, orderSorts } from "./sorts";

/** The list of orders: what its address says, and its columns, which are those of its export. */
export const orderList = defineList({
  ...{ path: "/orders", one: "order", many: "orders" },
  filters: {
    site: siteNames(),
    status: choices("status", "Status", statusLabels, orderStatuses),
    payment: choices("payment", "Payment", paymentLabels, paymentStatuses),
    platform: platformNames(),
    kind: choices("kind", "Kind", kindLabels, orderKinds),
    currency: names(
      "currency",
      "Currency",
      (code) => currencyExponent(code) !== undefined,
      (code) => code.toUpperCase(),
    ),
    q: searchedFor(),
    days: daysFilter,
    amount: amountFilter,
    test: oneOf(
      "test",
      "Test orders",
      [
        { value: "hide", label: "hidden" },
        { value: "only", label: "only" },
      ],
      "all",
    ),
  },
  columns: {
    placed_at: { label: "Date", sort: "placed_at", largestFirst: true },
    reference: { label: "Reference", sort: "reference" },
    site: { label: "Site" },
    customer: { label: "Customer", sort: "customer" },
    item: { label: "Item", sort: "item" },
    amount: { label: "Price", sort: "amount", largestFirst: true },
    status: { label: "Status", sort: "status" },
    payment: { label: "Payment", sort: "payment" },
    mail: { label: "E-mail" },
    platform: { label: "Platform", sort: "platform" },
    transaction: { label: "Transaction ID" },
    kind: { label: "Kind", extra: true },
    message: { label: "Message", extra: true },
  },
  fixedColumn: "reference",
  sorts: orderSorts,
  usualSort: newestFirst,
});

export type OrderListState = StateOf<typeof orderList>;
export type OrderColumnId = (typeof orderList.columnIds)[number];
