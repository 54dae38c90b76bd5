import { takeLinearTime } from "@/test/linear-time";
import { isDay } from "./days";
import { Parameters, searchConditions } from "./filter-sql";
import { readDecimal, readListState } from "./list-address";
import { readCursor } from "./order-cursor";
import { noteBodySchema } from "./schemas";
import { foldText, searchTextOf } from "./search-text";
import { newestFirst } from "./sorts";
import { disarm, writeCsvRow } from "./write-csv";

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
