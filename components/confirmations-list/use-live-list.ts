"use client";

import { peekConfirmations } from "@/app/(dashboard)/confirmations/actions";
import { useLiveRows } from "@/components/data-table/use-live-rows";
import {
  confirmationListQuery,
  confirmationSortText,
  newestConfirmationsFirst,
} from "@/lib/matching/browser";
import type { ConfirmationListData } from "./list-data";

/** Keeps the list of confirmations true while it is looked at. */
export function useLiveList({ state, lines, mark }: ConfirmationListData) {
  const newestFirst =
    confirmationSortText(state.sort) === confirmationSortText(newestConfirmationsFirst);
  return useLiveRows({
    topics: ["confirmations"],
    onTop: newestFirst && !state.after && !state.before,
    lines,
    mark,
    peek: async () => {
      const ids = lines.map((line) => line.id);
      const result = await peekConfirmations({ query: confirmationListQuery(state), ids, mark });
      return result.ok ? result.value : undefined;
    },
  });
}
