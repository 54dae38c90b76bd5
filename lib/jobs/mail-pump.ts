import { channels } from "@/lib/db";
import { sendDueMails } from "@/lib/mail";
import { startPump } from "./pump";

const atOnce = 4;

/** Sends what is written, as it is written. A server that takes its time holds up one of the lanes. */
export function startMailPump(): () => Promise<void> {
  const lanes = Array.from({ length: atOnce }, () =>
    startPump(channels.mail, "mail", sendDueMails),
  );
  return async () => {
    await Promise.all(lanes.map((stop) => stop()));
  };
}
