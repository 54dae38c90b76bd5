"use client";

import type { ReactNode } from "react";
import { ViewsBar } from "@/components/data-table/views-bar";
import { confirmationList } from "@/lib/matching/browser";
import { useConfirmationListActions } from "./confirmation-list-actions";
import type { ConfirmationListData } from "./list-data";
import { useListNavigation } from "./list-navigation";

const builtIn = [
  { name: "All", state: confirmationList.plain },
  { name: "Needs a look", state: { ...confirmationList.plain, review: true } },
  { name: "Pending", state: { ...confirmationList.plain, status: ["pending" as const] } },
  { name: "Success", state: { ...confirmationList.plain, status: ["success" as const] } },
  { name: "Failed", state: { ...confirmationList.plain, status: ["failed" as const] } },
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
      queryOf={confirmationList.query}
      readQuery={(query) => confirmationList.read(new URLSearchParams(query))}
      // How many there are on a page makes no other view.
      bare={(one) => ({ ...one, size: confirmationList.plain.size, after: null, before: null })}
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
