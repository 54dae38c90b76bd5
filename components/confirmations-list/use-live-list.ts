"use client";

import { useLiveRows } from "@/components/data-table/use-live-rows";
import { sortText } from "@/lib/lists/browser";
import { confirmationList, newestConfirmationsFirst } from "@/lib/matching/browser";
import { useConfirmationListActions } from "./confirmation-list-actions";
import type { ConfirmationListData } from "./list-data";

/** Keeps the list of confirmations true while it is looked at. */
export function useLiveList({ state, lines, mark }: ConfirmationListData) {
  const { peek } = useConfirmationListActions();
  const newestFirst = sortText(state.sort) === sortText(newestConfirmationsFirst);
  return useLiveRows({
    topics: ["confirmations"],
    onTop: newestFirst && !state.after && !state.before,
    lines,
    mark,
    peek: async () => {
      const ids = lines.map((line) => line.id);
      const result = await peek({ query: confirmationList.query(state), ids, mark });
      return result.ok ? result.value : undefined;
    },
  });
}
