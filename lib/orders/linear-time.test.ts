import { takeLinearTime } from "@/test/linear-time";
import { readDecimal } from "./listing/amount-filter";
import { orderList } from "./listing/order-list";
import { noteBodySchema } from "./schemas";

takeLinearTime({
  readDecimal,
  "the address of the list": (text) =>
    orderList.read(["min", "max", "currency", "test"].map((name) => [name, text])),
  noteBodySchema: (text) => noteBodySchema.safeParse(text),
});
