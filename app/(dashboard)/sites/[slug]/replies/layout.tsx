import type { ReactNode } from "react";
import { type ReplyActions, ReplyActionsProvider } from "@/components/replies/reply-actions";
import {
  addReplyStarter,
  deleteReplyRule,
  deleteReplyTemplate,
  previewReply,
  restoreReplyRule,
  restoreReplyTemplate,
  saveMailLook,
  saveReplyRule,
  saveReplyTemplate,
  sendTestReply,
  switchReplyRule,
} from "./actions";

const actions: ReplyActions = {
  addStarter: addReplyStarter,
  saveRule: saveReplyRule,
  switchRule: switchReplyRule,
  deleteRule: deleteReplyRule,
  restoreRule: restoreReplyRule,
  saveTemplate: saveReplyTemplate,
  deleteTemplate: deleteReplyTemplate,
  restoreTemplate: restoreReplyTemplate,
  preview: previewReply,
  sendTest: sendTestReply,
  saveLook: saveMailLook,
};

export default function RepliesLayout({ children }: { children: ReactNode }) {
  return <ReplyActionsProvider actions={actions}>{children}</ReplyActionsProvider>;
}
