import type { Consumer } from "@/lib/events";
import { matching } from "@/lib/matching";
import { memberNews } from "@/lib/members";
import { notices } from "@/lib/notifications";
import { answers } from "@/lib/replies";

/** Everybody who is told of events. A module that wants to be told is one more line here. */
export const consumers: readonly Consumer[] = [matching, answers, notices, memberNews];
