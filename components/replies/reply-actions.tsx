"use client";

import { createContext, type ReactNode, use } from "react";
import { handedDown, type ServerAction } from "@/components/ui/server-action";
import type { StarterName, TemplateInput } from "@/lib/replies/browser";

/** A template as it is being written, and the order that it is shown with. */
export interface ReplyDraft {
  siteId: string;
  locale: string;
  subject: string;
  body: string;
  order: string;
}

/** The server actions of replies; the page hands them down. */
export interface ReplyActions {
  addStarter: ServerAction<{ siteId: string; name: StarterName }, { templateId: string }>;
  saveRule: ServerAction<FormData>;
  switchRule: ServerAction<{ siteId: string; ruleId: string; on: boolean }>;
  deleteRule: ServerAction<{ siteId: string; ruleId: string }>;
  restoreRule: ServerAction<{ siteId: string; ruleId: string }>;
  saveTemplate: ServerAction<TemplateInput & { templateId?: string }, { id: string }>;
  deleteTemplate: ServerAction<{ siteId: string; templateId: string }>;
  restoreTemplate: ServerAction<{ siteId: string; templateId: string }>;
  preview: ServerAction<ReplyDraft, { subject: string; html: string; text: string }>;
  sendTest: ServerAction<ReplyDraft, { email: string }>;
  saveLook: ServerAction<FormData>;
}

const Context = createContext<ReplyActions | null>(null);

export function ReplyActionsProvider(props: { actions: ReplyActions; children: ReactNode }) {
  return <Context value={props.actions}>{props.children}</Context>;
}

export const useReplyActions = () => handedDown(use(Context));
