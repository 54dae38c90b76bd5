import { takeLinearTime } from "@/test/linear-time";
import { readOrderQuery } from "./read-order-query";

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
  "readOrderQuery, any query": (text) => readOrderQuery(new URLSearchParams(text)),
  ...Object.fromEntries(
    fields.map((field) => [
      `readOrderQuery, ${field}`,
      (text: string) => readOrderQuery(new URLSearchParams({ [field]: text })),
    ]),
  ),
});
