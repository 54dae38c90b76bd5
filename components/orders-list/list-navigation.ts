"use client";

import { useListNavigationOf } from "@/components/data-table/list-navigation";
import type { OrderListState } from "@/lib/orders/browser";

/** Where the orders list is and how it goes elsewhere. */
export const useListNavigation = () => useListNavigationOf<OrderListState>();
