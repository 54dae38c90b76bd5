"use client";

import type { ReactNode } from "react";
import { ViewsBar } from "@/components/data-table/views-bar";
import {
  confirmationListQuery,
  plainConfirmationList,
  readConfirmationList,
} from "@/lib/matching/browser";
import { useConfirmationListActions } from "./confirmation-list-actions";
import type { ConfirmationListData } from "./list-data";
import { useListNavigation } from "./list-navigation";

const builtIn = [
  { name: "All", state: plainConfirmationList },
  { name: "Needs a look", state: { ...plainConfirmationList, review: true } },
  { name: "Pending", state: { ...plainConfirmationList, status: ["pending" as const] } },
  { name: "Success", state: { ...plainConfirmationList, status: ["success" as const] } },
  { name: "Failed", state: { ...plainConfirmationList, status: ["failed" as const] } },
];

/** The views of the list of confirmations. */
export function ConfirmationViews(props: { data: ConfirmationListData; children: ReactNode }) {
  const { state, go } = useListNavigation();
  const { saveView, deleteView } = useConfirmationListActions();
  return (
    <ViewsBar
      builtIn={builtIn.map((view) => ({ ...view, state: { ...view.state, size: state.size } }))}
      views={props.data.views}
      sites={props.data.sites}
      state={state}
      kept={{ ...state, after: null, before: null }}
      queryOf={confirmationListQuery}
      readQuery={(query) => readConfirmationList(new URLSearchParams(query))}
      // How many there are on a page makes no other view.
      bare={(one) => ({ ...one, size: plainConfirmationList.size, after: null, before: null })}
      onSaved={go}
      save={saveView}
      remove={deleteView}
      things="confirmations"
      example="Failed on Ko-fi this month"
    >
      {props.children}
    </ViewsBar>
  );
}
