"use client";

import { Suspense, use, useState } from "react";
import { ListNavigationProvider } from "@/components/data-table/list-navigation";
import { ListSkeleton } from "@/components/data-table/list-skeleton";
import { orderList } from "@/lib/orders/browser";
import type { ListData } from "./list-data";
import { OrdersPage } from "./orders-page";

type Given = ListData | Promise<ListData>;

/**
 * The orders list: what the server found, and everything that can be done with it. When it is not
 * there yet as the list is opened, its frame comes first; once it is there, it stays until the next.
 */
export function OrdersList({ data }: { data: Given }) {
  // Chosen once: a list that gets a frame around it later would begin anew and forget its selection.
  const [framed] = useState("then" in data);
  const list = <LoadedList data={data} />;
  return framed ? <Suspense fallback={<ListSkeleton title="Orders" />}>{list}</Suspense> : list;
}

function LoadedList({ data: given }: { data: Given }) {
  const data = "then" in given ? use(given) : given;
  return (
    <ListNavigationProvider state={data.state} hrefOf={orderList.href}>
      <OrdersPage data={data} />
    </ListNavigationProvider>
  );
}
