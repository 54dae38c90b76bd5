import { setTimeout as wait } from "node:timers/promises";
import { isInfrastructureFault } from "@/lib/db";
import { env, log, messageOf } from "@/lib/kernel";
import { type Round, workInTurns } from "@/lib/work";
import { hideToken } from "../writing/sealed-token";
import { claimMail, findSitesWithMail, hasMailDue, keepClaim, writeHandOver } from "./claim-mail";
import { composeMail } from "./compose-mail";
import type { DueMail } from "./due-mail";
import { freeLapsedMails } from "./free-lapsed-mails";
import { handOver, type MailLimits, usualLimits } from "./hand-over";
import { keepWaitingMails } from "./keep-waiting-mails";
import { type Result, settleMail } from "./settle-mail";

/** A lane is an open connection to the mail server, held for 30 s at most. */
const lanes = 16;
/** However many of a site's mails hang, the others' go on. */
const lanesPerSite = 2;
/** While the server has its mail a lane needs no connection to the database. */
const connections = 6;
const freeEvery = 5000; // ms
/** So many answers are waited for beside the lanes; one more holds its lane to the end. */
const mostAwaited = 100;

/** Messages whose end has gone out and whose server takes longer than a lane waits. */
const awaited = new Set<Promise<void>>();

/** Settles when none of them is left: for the worker, when it stops. */
export const answersCome = () => Promise.allSettled(awaited);

interface Sending {
  smtpUrl: string;
  limits: MailLimits;
  signal?: AbortSignal;
}

async function send(mail: DueMail, { smtpUrl, limits, signal }: Sending): Promise<Result> {
  const answer = awaited.size < mostAwaited ? limits.answer : limits.lane;
  try {
    const result = await handOver(composeMail(mail), {
      smtpUrl,
      writeDown: () => writeHandOver(mail),
      limits: { ...limits, answer },
      ...(signal ? { signal } : {}),
    });
    return { ...result, detail: hideToken(mail, result.detail) };
  } catch (error) {
    // It cannot even be written as a message; another try would not help.
    return { outcome: "failed", detail: messageOf(error) };
  }
}

/** What the server said is not lost because the database is away for a moment. */
async function settlePatiently(mail: DueMail, result: Result, signal?: AbortSignal): Promise<void> {
  for (;;) {
    try {
      return await settleMail(mail, result);
    } catch (error) {
      if (!isInfrastructureFault(error) || signal?.aborted) throw error;
      await wait(500);
    }
  }
}

async function sendAndSettle(mail: DueMail, sending: Sending): Promise<void> {
  const letGo = keepClaim(mail);
  try {
    const result = await send(mail, sending);
    if (result.outcome !== "sent") {
      const { outcome } = result;
      log.warn("a mail was not sent", { mailId: mail.id, attempt: mail.attempt, outcome });
    }
    await settlePatiently(mail, result, sending.signal);
  } finally {
    letGo();
  }
}

/** Sends the site's next message; leaves the rest of a long wait for the server's answer to itself. */
async function sendNext(siteId: string, sending: Sending): Promise<boolean> {
  const mail = await claimMail(siteId);
  if (!mail) return false;
  const whole = sendAndSettle(mail, sending);
  const enough = new AbortController();
  const tooLong = wait(sending.limits.lane, "too long" as const, { signal: enough.signal });
  const first = await Promise.race([whole, tooLong]).finally(() => {
    tooLong.catch(() => {});
    enough.abort();
  });
  if (first !== "too long") return true;
  const rest = whole
    .catch((error: unknown) => log.error("a mail was not settled", { mailId: mail.id, error }))
    .finally(() => awaited.delete(rest));
  awaited.add(rest);
  return true;
}

/**
 * Sends what is due, each message claimed, given to the server and settled; sites take turns, and none
 * has more than two lanes. What a killed worker left is taken up first. Returns how many it took, 0
 * when there are none.
 */
export async function sendMailsWithin(limits: MailLimits, round: Round = {}): Promise<number> {
  const { smtpUrl } = env();
  if (smtpUrl === undefined) {
    await freeLapsedMails();
    return keepWaitingMails();
  }
  const sending = { smtpUrl, limits, ...(round.signal ? { signal: round.signal } : {}) };
  let freedAt = Number.NEGATIVE_INFINITY;
  const findSites = async () => {
    // A round lasts as long as there are mails; what others left must not wait for its end.
    if (performance.now() - freedAt > freeEvery) {
      await freeLapsedMails();
      freedAt = performance.now();
    }
    return findSitesWithMail();
  };
  const workNext = (siteId: string) => sendNext(siteId, sending);
  return workInTurns(
    { findSites, isDue: hasMailDue, workNext, lanes, lanesPerSite, connections },
    round,
  );
}

export const sendDueMails = (round: Round = {}): Promise<number> =>
  sendMailsWithin(usualLimits, round);
