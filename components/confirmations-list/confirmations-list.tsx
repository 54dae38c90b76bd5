"use client";

import { LoadedList } from "@/components/list-page/loaded-list";
import { type ConfirmationListState, confirmationList } from "@/lib/matching/browser";
import { ConfirmationsPage } from "./confirmations-page";
import type { ConfirmationListData } from "./list-data";

type Given = ConfirmationListData | Promise<ConfirmationListData>;

/** The list of confirmations, as soon as it is there. */
export function ConfirmationsList({ data }: { data: Given }) {
  return (
    <LoadedList<ConfirmationListState, ConfirmationListData>
      list={confirmationList}
      data={data}
      title="Confirmations"
    >
      {(loaded) => <ConfirmationsPage data={loaded} />}
    </LoadedList>
  );
}
