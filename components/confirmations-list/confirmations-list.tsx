"use client";

import { Suspense, use, useState } from "react";
import { ListNavigationProvider } from "@/components/data-table/list-navigation";
import { ListSkeleton } from "@/components/data-table/list-skeleton";
import { confirmationList } from "@/lib/matching/browser";
import { ConfirmationsPage } from "./confirmations-page";
import type { ConfirmationListData } from "./list-data";

type Given = ConfirmationListData | Promise<ConfirmationListData>;

/** The list of confirmations; when it takes its time as it is opened, its frame comes first. */
export function ConfirmationsList({ data }: { data: Given }) {
  // Chosen once: a list that gets a frame around it later would begin anew and forget its selection.
  const [framed] = useState("then" in data);
  const list = <LoadedList data={data} />;
  return framed ? (
    <Suspense fallback={<ListSkeleton title="Confirmations" />}>{list}</Suspense>
  ) : (
    list
  );
}

function LoadedList({ data: given }: { data: Given }) {
  const data = "then" in given ? use(given) : given;
  return (
    <ListNavigationProvider state={data.state} hrefOf={confirmationList.href}>
      <ConfirmationsPage data={data} />
    </ListNavigationProvider>
  );
}
