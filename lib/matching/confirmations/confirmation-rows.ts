import { fromPublicId } from "@/lib/kernel";
import {
  among,
  byEnum,
  byText,
  byTime,
  compared,
  defineRows,
  type ListRequest,
  ofIds,
  onlyIf,
  visibleSites,
  withWords,
} from "@/lib/lists";
import { confirmationStatuses } from "../labels";
import type { ConfirmationFilter } from "./confirmation-filter";
import { type ConfirmationRow, confirmationRowColumns } from "./confirmation-row";
import type { ConfirmationSort } from "./confirmation-sorts";

export type ConfirmationListRequest = ListRequest<ConfirmationFilter, ConfirmationSort>;

const uuidOf = (kind: "button" | "confirmation", shown: string): string[] => {
  try {
    return [fromPublicId(kind, shown)];
  } catch {
    return [];
  }
};

const buttonsOf = (shown: readonly string[]) => shown.flatMap((one) => uuidOf("button", one));
const createdAt = byTime<ConfirmationRow>("created_at", (row) => row.createdAt);
const words = withWords("c.search_text");

/** Where the list of confirmations has its rows from. */
const confirmationRows = defineRows<ConfirmationRow, ConfirmationFilter, ConfirmationSort>({
  ...{ kind: "confirmation", table: "confirmations", alias: "c" },
  columns: confirmationRowColumns,
  joins: "join sites s on s.id = c.site_id",
  sites: (ctx, { site }) => visibleSites(ctx, site, "confirmations:read"),
  where: {
    status: among("c.status", "confirmation_status"),
    platform: among("c.platform", "text"),
    button: (shown, params) =>
      shown.length > 0 ? [`c.button_id = any(${params.add(buttonsOf(shown))}::uuid[])`] : [],
    needsReview: onlyIf("c.needs_review is not null"),
    createdAfter: compared("c.created_at", ">=", "timestamptz"),
    createdBefore: compared("c.created_at", "<", "timestamptz"),
    ids: ofIds("c.id"),
    madeAfter: compared("c.id", ">", "uuid"),
    // A shown id is looked up, and not searched for.
    q: (q, params) => {
      const [id] = uuidOf("confirmation", q.trim().toLowerCase());
      return id ? [`c.id = ${params.add(id)}::uuid`] : words(q, params);
    },
  },
  sorts: {
    created_at: { keys: [createdAt] },
    email: { keys: [byText("email_key", (row) => row.emailKey), createdAt] },
    status: {
      each: {
        ...byEnum<ConfirmationRow>(
          "status",
          "confirmation_status",
          confirmationStatuses,
          (row) => row.status,
        ),
        filter: "status",
      },
      keys: [createdAt],
    },
  },
  facets: {
    created_at: [
      {
        ...{ filter: "button", column: "button_id", type: "uuid" },
        values: ({ button }) => buttonsOf(button),
      },
      { filter: "status", column: "status", type: "confirmation_status" },
    ],
  },
});

export const {
  page: listConfirmations,
  count: countConfirmations,
  all: exportConfirmations,
} = confirmationRows;
