import type { Transaction } from "@/lib/db";
import { afterCommit, channels, notifySoon, readClock } from "@/lib/db";
import type { ToldEvent } from "@/lib/events";
import { log } from "@/lib/kernel";
import { queueSupporterMail } from "@/lib/mail";
import { readConfirmationFacts } from "../rules/facts";
import { composeMail } from "../templates/compose-reply";
import { readMailLook } from "../templates/mail-look";
import { replies } from "./run-event";

/** Everything that our markup would read as such, so that a reply stays as it was typed. */
const asTyped = (text: string) => text.replaceAll(/[\\*[\]{}#>|-]/g, "\\$&");

/** Mails what a creator answered to a confirmation by hand. */
export async function mailReply(tx: Transaction, entry: ToldEvent): Promise<void> {
  const { reply } = entry.data;
  const facts = await readConfirmationFacts(tx, entry.siteId, entry.subjectId);
  if (!facts?.email || typeof reply !== "string" || reply.trim() === "") return;
  const look = await readMailLook(tx, entry.siteId);
  const variant = {
    locale: "en",
    subject: `${facts.siteName}: about your payment ({{code}})`,
    body: asTyped(reply),
  };
  const mail = await composeMail(variant, {
    siteName: facts.siteName,
    accentColor: look.accentColor,
    write: (name) => (name === "code" ? (facts.code ?? "") : ""),
  });
  const ctx = { actor: replies, clock: await readClock(tx) };
  const queued = await queueSupporterMail(ctx, tx, {
    siteId: entry.siteId,
    purpose: "confirmation-reply",
    dedupeKey: `confirmation-reply:${entry.id}`,
    confirmationId: entry.subjectId,
    recipient: facts.email,
    fromName: look.fromName ?? facts.siteName,
    replyTo: look.replyTo,
    ...mail,
    nature: "answer",
    isTest: false,
  });
  if ("mailId" in queued) afterCommit(tx, () => notifySoon(channels.mail, entry.siteId));
  else log.info("a reply was not mailed", { confirmation: entry.subjectId, why: queued.skipped });
}
