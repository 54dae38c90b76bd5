import { takeLinearTime } from "@/test/linear-time";
import { daysFilter } from "./address/day-filter";
import { defineList } from "./address/define-list";
import { choices, flag, names, oneOf, searchedFor, siteNames } from "./address/filter";
import { disarm, writeCsvRow } from "./csv/write-csv";
import { isDay } from "./days";
import { readCursor } from "./rows/cursor";
import { Parameters } from "./rows/parameters";
import { foldText, searchTextOf } from "./rows/search-text";
import { searchConditions } from "./rows/search-words";

const list = defineList({
  ...{ path: "/things", one: "thing", many: "things" },
  filters: {
    site: siteNames(),
    status: choices("status", "Status", { a: "A", b: "B" }),
    button: names("button", "Button", (text) => /^btn_[0-9a-z]{26}$/.test(text)),
    review: flag("review", "Review", "needed", "needed"),
    q: searchedFor(),
    days: daysFilter,
    kind: oneOf("kind", "Kind", [{ value: "x", label: "X" }], null),
  },
  columns: { name: { label: "Name", sort: "name" } },
  fixedColumn: "name",
  sorts: ["name"],
  usualSort: { by: "name", descending: true },
});

const parts = ["q", "after", "from", "date", "sort", "site", "button", "columns", "kind", "size"];

takeLinearTime({
  isDay,
  "an address with long values": (text) => list.read(parts.map((name) => [name, text])),
  "an address with many values": (text) =>
    list.read(Array.from(text, (value) => ["site", value] as const)),
  readCursor: (text) => readCursor(text, { kind: "order", sort: list.usualSort, keys: [] }),
  foldText,
  searchTextOf: (text) => searchTextOf([text, text]),
  searchConditions: (text) => searchConditions(text, new Parameters(), "o.search_text"),
  disarm,
  writeCsvRow: (text) => writeCsvRow([text, text]),
});
