import { channels } from "@/lib/db";
import { sendDueReplies } from "@/lib/replies";
import { startPump } from "@/lib/work";

/** Sends the automatic answers whose time has come; a sweep finds those with a delay. */
export const startReplyPump = () => startPump(channels.replies, "reply", sendDueReplies);
