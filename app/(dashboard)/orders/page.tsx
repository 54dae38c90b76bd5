import type { Metadata } from "next";
import { headers } from "next/headers";
import {
  type OrderListActions,
  OrderListActionsProvider,
} from "@/components/orders-list/order-list-actions";
import { OrdersList } from "@/components/orders-list/orders-list";
import { orderList } from "@/lib/orders";
import { definePage, ifQuick, orFirstPage, searchPairs } from "@/lib/web";
import { resendSeveral } from "../emails/actions";
import {
  deleteOrdersView,
  peekOrders,
  refundSeveralOrders,
  runCommandOnOrders,
  saveOrdersView,
  sumRefundsOfOrders,
} from "./actions";
import { loadList } from "./load-list";

export const metadata: Metadata = { title: "Orders" };

const page = { path: "/orders", access: { right: "orders:read" } } as const;

const actions: OrderListActions = {
  peek: peekOrders,
  runCommand: runCommandOnOrders,
  refundSeveral: refundSeveralOrders,
  sumRefunds: sumRefundsOfOrders,
  resendSeveral,
  saveView: saveOrdersView,
  deleteView: deleteOrdersView,
};

export default definePage(page, async ({ ctx, session, searchParams }) => {
  const state = orderList.read(searchPairs(searchParams));
  const loading = orFirstPage(
    loadList(ctx, session, state),
    orderList.href(orderList.begun(state)),
  );
  // No loading.tsx, and no Suspense around a document: they would answer 200 before anybody knows
  // whether this person may be here, and show nothing without scripts. Within the app a list that
  // takes its time sends its frame ahead.
  const isDocument = (await headers()).get("accept")?.includes("text/html");
  const data = isDocument ? await loading : await ifQuick(loading);
  return (
    <OrderListActionsProvider actions={actions}>
      <OrdersList data={data ?? loading} />
    </OrderListActionsProvider>
  );
});
