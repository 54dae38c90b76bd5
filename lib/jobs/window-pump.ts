import { channels } from "@/lib/db";
import { closeWindows } from "@/lib/matching";
import { startPump } from "@/lib/work";

/** Lets declarations fail whose time is over. */
export const startWindowPump = () => startPump(channels.confirmations, "window", closeWindows);
