import { takeLinearTime } from "@/test/linear-time";
import { orderListRequest } from "./order-list-request";
import { readQuery } from "./read-query";
import { orderQuerySchema } from "./schemas";

const readOrders = (query: URLSearchParams) => orderListRequest(readQuery(orderQuerySchema, query));

const fields = [
  "q",
  "cursor",
  "placed_after",
  "amount_min",
  "sort",
  "platform",
  "currency",
  "limit",
];

takeLinearTime({
  "the query of orders, any query": (text) => readOrders(new URLSearchParams(text)),
  ...Object.fromEntries(
    fields.map((field) => [
      `the query of orders, ${field}`,
      (text: string) => readOrders(new URLSearchParams({ [field]: text })),
    ]),
  ),
});
