"use client";

import type { ListData } from "./list-data";
import { ListNavigationProvider } from "./list-navigation";
import { OrdersPage } from "./orders-page";

/** The orders list: what the server found, and everything that can be done with it. */
export function OrdersList({ data }: { data: ListData }) {
  return (
    <ListNavigationProvider state={data.state}>
      <OrdersPage data={data} />
    </ListNavigationProvider>
  );
}
