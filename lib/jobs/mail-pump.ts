import { channels } from "@/lib/db";
import { sendDueMails } from "@/lib/mail";
import { startPump } from "./pump";

/** Sends what is written, as it is written. */
export const startMailPump = () => startPump(channels.mail, "mail", sendDueMails);
