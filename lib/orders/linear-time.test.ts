import { takeLinearTime } from "@/test/linear-time";
import { isDay } from "./days";
import { Parameters, searchConditions } from "./listing/filter-sql";
import { readDecimal, readListState } from "./listing/list-address";
import { readCursor } from "./listing/order-cursor";
import { foldText, searchTextOf } from "./listing/search-text";
import { newestFirst } from "./listing/sorts";
import { disarm, writeCsvRow } from "./listing/write-csv";
import { noteBodySchema } from "./schemas";

takeLinearTime({
  isDay,
  readDecimal,
  "readListState, one long value": (text) =>
    readListState(["q", "after", "from", "min", "sort", "site"].map((name) => [name, text])),
  "readListState, many values": (text) =>
    readListState(Array.from(text, (value) => ["site", value] as const)),
  readCursor: (text) => readCursor(text, newestFirst),
  noteBodySchema: (text) => noteBodySchema.safeParse(text),
  foldText,
  searchTextOf: (text) => searchTextOf([text, text]),
  searchConditions: (text) => searchConditions(text, new Parameters()),
  disarm,
  writeCsvRow: (text) => writeCsvRow([text, text]),
});
