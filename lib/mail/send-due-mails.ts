import { env, log } from "@/lib/kernel";
import { claimMail, keepClaim, writeHandOver } from "./claim-mail";
import { composeMail } from "./compose-mail";
import type { DueMail } from "./due-mail";
import { freeLapsedMails } from "./free-lapsed-mails";
import { handOver } from "./hand-over";
import { keepWaitingMails } from "./keep-waiting-mails";
import { type Result, settleMail } from "./settle-mail";

async function sendOne(mail: DueMail, smtpUrl: string): Promise<Result> {
  const letGo = keepClaim(mail);
  try {
    return await handOver(composeMail(mail), smtpUrl, () => writeHandOver(mail));
  } catch (error) {
    // It cannot even be written as a message; another try would not help.
    const detail = error instanceof Error ? error.message : String(error);
    return { outcome: "failed", detail };
  } finally {
    letGo();
  }
}

/**
 * Sends what is due, one message after the other; for the worker, which does this several times
 * beside each other. Each message is claimed, given to the server and settled before the next one.
 * Returns how many it took, 0 when there are none.
 */
export async function sendDueMails(): Promise<number> {
  const { smtpUrl } = env();
  await freeLapsedMails();
  if (smtpUrl === undefined) return keepWaitingMails();
  let taken = 0;
  for (let mail = await claimMail(); mail; mail = await claimMail()) {
    taken += 1;
    const result = await sendOne(mail, smtpUrl);
    if (result.outcome !== "sent") {
      const { outcome } = result;
      log.warn("a mail was not sent", { mailId: mail.id, attempt: mail.attempt, outcome });
    }
    await settleMail(mail, result);
  }
  return taken;
}
