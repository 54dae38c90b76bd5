"use client";

import { createContext, type ReactNode, use } from "react";
import { handedDown, type ServerAction } from "@/components/ui/server-action";
import type { NoticeKind } from "@/lib/notifications/browser";

/** The server actions of notifications; the page hands them down. */
export interface NoticeActions {
  markSome: ServerAction<{ ids: string[]; read: boolean }, { changed: number }>;
  markAll: ServerAction<{ kind: NoticeKind[]; site: string[] }, { changed: number }>;
}

const Context = createContext<NoticeActions | null>(null);

export function NoticeActionsProvider(props: { actions: NoticeActions; children: ReactNode }) {
  return <Context value={props.actions}>{props.children}</Context>;
}

export const useNoticeActions = () => handedDown(use(Context));
