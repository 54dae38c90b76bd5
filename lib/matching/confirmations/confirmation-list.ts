import {
  choices,
  daysFilter,
  defineList,
  flag,
  names,
  platformNames,
  type StateOf,
  searchedFor,
  siteNames,
} from "@/lib/lists/browser";
import { confirmationStatuses, confirmationStatusLabels } from "../labels";
import { confirmationSorts, newestConfirmationsFirst } from "./confirmation-sorts";

/** The list of confirmations: what its address says, and its columns. */
export const confirmationList = defineList({
  ...{ path: "/confirmations", one: "confirmation", many: "confirmations" },
  filters: {
    site: siteNames(),
    status: choices("status", "Status", confirmationStatusLabels, confirmationStatuses),
    platform: platformNames("Payment"),
    /** Shown ids (`btn_…`). */
    button: names("button", "Button", (text) => /^btn_[0-9a-z]{26}$/.test(text)),
    review: flag("review", "Review", "needed", "needs a look"),
    q: searchedFor(),
    days: daysFilter,
  },
  columns: {
    id: { label: "ID" },
    site: { label: "Site" },
    payment: { label: "Payment" },
    email: { label: "E-mail", sort: "email" },
    status: { label: "Status", sort: "status" },
    order: { label: "Order" },
    created_at: { label: "Time", sort: "created_at", largestFirst: true },
    operations: { label: "Operations" },
  },
  fixedColumn: "id",
  sorts: confirmationSorts,
  usualSort: newestConfirmationsFirst,
});

export type ConfirmationListState = StateOf<typeof confirmationList>;
export type ConfirmationColumnId = (typeof confirmationList.columnIds)[number];
