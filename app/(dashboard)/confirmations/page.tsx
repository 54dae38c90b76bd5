import { setTimeout } from "node:timers/promises";
import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import {
  type ConfirmationListActions,
  ConfirmationListActionsProvider,
} from "@/components/confirmations-list/confirmation-list-actions";
import { ConfirmationsList } from "@/components/confirmations-list/confirmations-list";
import { isOnetillError } from "@/lib/kernel";
import { confirmationList } from "@/lib/matching";
import { definePage, searchPairs } from "@/lib/web";
import {
  changeSeveralConfirmations,
  deleteConfirmationsView,
  peekConfirmations,
  saveConfirmationsView,
} from "./actions";
import { loadList } from "./load-list";

export const metadata: Metadata = { title: "Confirmations" };

const page = { path: "/confirmations", access: { right: "confirmations:read" } } as const;

const actions: ConfirmationListActions = {
  peek: peekConfirmations,
  changeSeveral: changeSeveralConfirmations,
  saveView: saveConfirmationsView,
  deleteView: deleteConfirmationsView,
};

const patience = 150; // ms before the frame of the page goes ahead of the confirmations

export default definePage(page, async ({ ctx, session, searchParams }) => {
  const state = confirmationList.read(searchPairs(searchParams));
  const loading = loadList(ctx, session, state).catch((error) => {
    // A place in another list, or one that was cut off: the list itself is still there.
    if (!isOnetillError(error, "invalid_request")) throw error;
    redirect(confirmationList.href({ ...state, after: null, before: null }));
  });
  // As with the orders: a document is whole, a navigation may send its frame ahead.
  const isDocument = (await headers()).get("accept")?.includes("text/html");
  const data = isDocument ? await loading : await Promise.race([loading, setTimeout(patience)]);
  return (
    <ConfirmationListActionsProvider actions={actions}>
      <ConfirmationsList data={data ?? loading} />
    </ConfirmationListActionsProvider>
  );
});
