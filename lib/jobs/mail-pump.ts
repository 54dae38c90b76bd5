import { channels } from "@/lib/db";
import { answersCome, sendDueMails } from "@/lib/mail";
import { startPump } from "@/lib/work";

/** Sends what is written, as it is written, also while a server takes its time over others. */
export function startMailPump(): () => Promise<void> {
  const stop = startPump(channels.mail, "mail", sendDueMails);
  return async () => {
    await stop();
    await answersCome();
  };
}
