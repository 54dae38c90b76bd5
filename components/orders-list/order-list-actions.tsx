"use client";

import { createContext, type ReactNode, use } from "react";
import type { Peeked } from "@/components/data-table/use-live-rows";
import type { DeleteView, SaveView } from "@/components/data-table/views";
import { handedDown, type ServerAction } from "@/components/ui/server-action";
import type { CommandReport } from "@/lib/desk/browser";
import type { OrderLine, PersonCommand } from "@/lib/orders/browser";

/** The server actions of the list of orders; the page hands them down. */
export interface OrderListActions {
  peek: ServerAction<{ query: string; ids: string[]; mark: string }, Peeked<OrderLine>>;
  runCommand: ServerAction<
    { ids: string[]; command: Exclude<PersonCommand, "refund">; reason?: string },
    CommandReport[]
  >;
  refundSeveral: ServerAction<{ ids: string[]; reason: string }, CommandReport[]>;
  /** What is left to give back of them, currency by currency, in minor units. */
  sumRefunds: ServerAction<
    { ids: string[] },
    { currency: string; amount: number; orders: number }[]
  >;
  resendSeveral: ServerAction<{ orderIds: string[] }, CommandReport[]>;
  saveView: SaveView;
  deleteView: DeleteView;
}

const Context = createContext<OrderListActions | null>(null);

export function OrderListActionsProvider(props: {
  actions: OrderListActions;
  children: ReactNode;
}) {
  return <Context value={props.actions}>{props.children}</Context>;
}

export const useOrderListActions = () => handedDown(use(Context));
