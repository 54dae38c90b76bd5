"use client";

import { createContext, type ReactNode, use } from "react";
import type { Peeked } from "@/components/data-table/use-live-rows";
import type { DeleteView, SaveView } from "@/components/data-table/views";
import { handedDown, type ServerAction } from "@/components/ui/server-action";
import type {
  ConfirmationChange,
  ConfirmationLine,
  ConfirmationReport,
} from "@/lib/matching/browser";

/** The server actions of the list of confirmations; the page hands them down. */
export interface ConfirmationListActions {
  peek: ServerAction<{ query: string; ids: string[]; mark: string }, Peeked<ConfirmationLine>>;
  changeSeveral: ServerAction<{ ids: string[]; action: ConfirmationChange }, ConfirmationReport[]>;
  saveView: SaveView;
  deleteView: DeleteView;
}

const Context = createContext<ConfirmationListActions | null>(null);

export function ConfirmationListActionsProvider(props: {
  actions: ConfirmationListActions;
  children: ReactNode;
}) {
  return <Context value={props.actions}>{props.children}</Context>;
}

export const useConfirmationListActions = () => handedDown(use(Context));
