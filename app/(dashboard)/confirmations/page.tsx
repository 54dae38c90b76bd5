import type { Metadata } from "next";
import { headers } from "next/headers";
import {
  type ConfirmationListActions,
  ConfirmationListActionsProvider,
} from "@/components/confirmations-list/confirmation-list-actions";
import { ConfirmationsList } from "@/components/confirmations-list/confirmations-list";
import { confirmationList } from "@/lib/matching";
import { definePage, ifQuick, orFirstPage, searchPairs } from "@/lib/web";
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

export default definePage(page, async ({ ctx, session, searchParams }) => {
  const state = confirmationList.read(searchPairs(searchParams));
  const loading = orFirstPage(
    loadList(ctx, session, state),
    confirmationList.href(confirmationList.begun(state)),
  );
  // No loading.tsx, and no Suspense around a document: they would answer 200 before anybody knows
  // whether this person may be here, and show nothing without scripts. Within the app a list that
  // takes its time sends its frame ahead.
  const isDocument = (await headers()).get("accept")?.includes("text/html");
  const data = isDocument ? await loading : await ifQuick(loading);
  return (
    <ConfirmationListActionsProvider actions={actions}>
      <ConfirmationsList data={data ?? loading} />
    </ConfirmationListActionsProvider>
  );
});
