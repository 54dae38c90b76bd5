"use client";

import { LoadedList } from "@/components/list-page/loaded-list";
import { type OrderListState, orderList } from "@/lib/orders/browser";
import type { OrderListData } from "./list-data";
import { OrdersPage } from "./orders-page";

/** The list of orders, as soon as it is there. */
export function OrdersList({ data }: { data: OrderListData | Promise<OrderListData> }) {
  return (
    <LoadedList<OrderListState, OrderListData> list={orderList} data={data} title="Orders">
      {(loaded) => <OrdersPage data={loaded} />}
    </LoadedList>
  );
}
