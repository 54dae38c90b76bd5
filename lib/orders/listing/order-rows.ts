import {
  among,
  byEnum,
  byNumber,
  byText,
  byTime,
  compared,
  defineRows,
  type ListRequest,
  ofIds,
  visibleSites,
  whether,
  withWords,
} from "@/lib/lists";
import { orderStatuses } from "../lifecycle";
import { type OrderRow, orderColumns } from "../order-row";
import { paymentStatuses } from "../payment-lifecycle";
import type { OrderFilter } from "../schemas";
import type { OrderSort } from "./sorts";

export type OrderListRequest = ListRequest<OrderFilter, OrderSort>;

const placedAt = byTime<OrderRow>("placed_at", (row) => row.placedAt);

/** Where the list of orders has its rows from. Every sort and every facet has an index behind it. */
const orderRows = defineRows<OrderRow, OrderFilter, OrderSort>({
  ...{ kind: "order", table: "orders", alias: "o" },
  columns: orderColumns,
  joins: "join sites s on s.id = o.site_id",
  sites: (ctx, { site }) => visibleSites(ctx, site, "orders:read"),
  where: {
    payment: among("o.payment_status", "payment_status"),
    status: among("o.status", "order_status"),
    kind: among("o.kind", "order_kind"),
    currency: among("o.currency", "bpchar"),
    platform: among("o.platform", "text"),
    placedAfter: compared("o.placed_at", ">=", "timestamptz"),
    placedBefore: compared("o.placed_at", "<", "timestamptz"),
    amountMin: compared("o.amount", ">=", "bigint"),
    amountMax: compared("o.amount", "<=", "bigint"),
    isTest: whether("o.is_test"),
    ids: ofIds("o.id"),
    madeAfter: compared("o.id", ">", "uuid"),
    q: withWords("o.search_text"),
  },
  sorts: {
    placed_at: { keys: [placedAt] },
    amount: { keys: [byNumber("amount", (row) => row.amount)] },
    status: {
      keys: [byEnum("status", "order_status", orderStatuses, (row) => row.status), placedAt],
    },
    payment: {
      keys: [
        byEnum("payment_status", "payment_status", paymentStatuses, (row) => row.paymentStatus),
        placedAt,
      ],
    },
    platform: { keys: [byText("platform", (row) => row.platform), placedAt] },
    item: { keys: [byText("item_sort", (row) => row.itemSort)] },
    customer: { keys: [byText("customer_sort", (row) => row.customerSort)] },
    reference: { keys: [byText("reference", (row) => row.reference, "bpchar")] },
  },
  facets: {
    placed_at: [
      {
        ...{ filter: "payment", column: "payment_status", type: "payment_status" },
        usual: ["paid"],
      },
      { filter: "status", column: "status", type: "order_status", usual: ["completed"] },
      { filter: "kind", column: "kind", type: "order_kind", usual: ["donation", "membership"] },
      { filter: "currency", column: "currency", type: "bpchar" },
      { filter: "platform", column: "platform", type: "text" },
    ],
  },
});

export const { page: listOrders, count: countOrders, all: exportOrders } = orderRows;
