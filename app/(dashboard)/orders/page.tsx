import { setTimeout } from "node:timers/promises";
import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import {
  type OrderListActions,
  OrderListActionsProvider,
} from "@/components/orders-list/order-list-actions";
import { OrdersList } from "@/components/orders-list/orders-list";
import { isOnetillError } from "@/lib/kernel";
import { orderList } from "@/lib/orders";
import { definePage, searchPairs } from "@/lib/web";
import { resendSeveral } from "../emails/actions";
import { deleteOrdersView, peekOrders, runCommandOnOrders, saveOrdersView } from "./actions";
import { loadList } from "./load-list";

export const metadata: Metadata = { title: "Orders" };

const page = { path: "/orders", access: { right: "orders:read" } } as const;

const actions: OrderListActions = {
  peek: peekOrders,
  runCommand: runCommandOnOrders,
  resendSeveral,
  saveView: saveOrdersView,
  deleteView: deleteOrdersView,
};

const patience = 150; // ms before the frame of the page goes ahead of the orders

export default definePage(page, async ({ ctx, session, searchParams }) => {
  const state = orderList.read(searchPairs(searchParams));
  const loading = loadList(ctx, session, state).catch((error) => {
    // A place in another list, or one that was cut off: the list itself is still there.
    if (!isOnetillError(error, "invalid_request")) throw error;
    redirect(orderList.href({ ...state, after: null, before: null }));
  });
  // No loading.tsx, and no Suspense around a document: they would answer 200 before anybody knows
  // whether this person may be here, and show nothing without scripts. Within the app a list that
  // takes its time sends its frame ahead.
  const isDocument = (await headers()).get("accept")?.includes("text/html");
  const data = isDocument ? await loading : await Promise.race([loading, setTimeout(patience)]);
  return (
    <OrderListActionsProvider actions={actions}>
      <OrdersList data={data ?? loading} />
    </OrderListActionsProvider>
  );
});
