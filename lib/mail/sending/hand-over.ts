import { Readable } from "node:stream";
import { createTransport, type SendMailOptions } from "nodemailer";
import SMTPTransport from "nodemailer/lib/smtp-transport/index.js";
import { isInfrastructureFault } from "@/lib/db";
import { env } from "@/lib/kernel";
import { explainFailure, wordsOf } from "./explain-failure";
import { keepSocket } from "./keep-socket";
import type { Result } from "./settle-mail";

/** How long a mail server may take, ms. */
export interface MailLimits {
  /** For everything up to the final dot, however it spends it; and for holding up other mails at all. */
  lane: number;
  /** For the answer to the final dot: RFC 5321, 4.5.3.2.6, says ten minutes. Waited for beside the lanes. */
  answer: number;
  /** For that answer when Onetill is about to stop. */
  farewell: number;
}

export const usualLimits: MailLimits = { lane: 30_000, answer: 600_000, farewell: 3_000 };

interface HandingOver {
  smtpUrl: string;
  /** Called when all but the final dot has been written; only when it returns true does the dot go out. */
  writeDown: () => Promise<boolean>;
  limits: MailLimits;
  /** Aborted when Onetill is about to stop. */
  signal?: AbortSignal;
}

/**
 * The message as it is read, whose end comes only when `allow` lets it. It is read when the server
 * has asked for the message, not before.
 */
async function* heldBack(message: AsyncIterable<Buffer>, allow: () => Promise<void>) {
  yield* message;
  await allow();
}

const interrupted = (detail: string): Result => ({
  outcome: "interrupted",
  detail,
  uncounted: true,
});

/**
 * Gives one message to the mail server, over a connection of its own, which is gone when this returns.
 * Whatever breaks, it is known whether the message can have arrived. Never throws.
 */
export function handOver(message: SendMailOptions, how: HandingOver): Promise<Result> {
  const { smtpUrl, writeDown, limits, signal } = how;
  const { getSocket, hangUp } = keepSocket();
  // Not `createTransport({ url, … })`: that takes nothing but the address from what it is given.
  const transport = new SMTPTransport({
    url: smtpUrl,
    requireTLS: env().smtpTls === "required",
    getSocket,
    // Ours decide; nodemailer's own only have to be no shorter.
    connectionTimeout: limits.lane,
    greetingTimeout: limits.lane,
    socketTimeout: limits.answer + limits.lane,
  } satisfies SMTPTransport.Options & { url: string } as SMTPTransport.Options);
  const server = createTransport(transport);

  return new Promise((resolve) => {
    let over = false;
    let released = false;
    let timer: NodeJS.Timeout | undefined;
    const end = (result: Result) => {
      if (over) return;
      over = true;
      clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
      hangUp();
      resolve(result);
    };
    const endIn = (ms: number, words: string) => {
      clearTimeout(timer);
      timer = setTimeout(() => end(explainFailure(new Error(words), released, smtpUrl)), ms);
      timer.unref();
    };
    const stop = () => {
      if (released) endIn(limits.farewell, "Onetill was stopped before the server answered.");
      else end(interrupted("Onetill was stopped before the message went out."));
    };
    const allow = async () => {
      if (over) throw new Error("the connection is gone");
      const isOurs = await writeDown().catch((error: unknown) => {
        if (isInfrastructureFault(error)) end(interrupted("The database was away for a moment."));
        throw error;
      });
      if (!isOurs) throw new Error("another worker has taken the message over");
      // Meanwhile the connection may have broken: then nothing of the end was sent.
      if (over) throw new Error("the connection is gone");
      released = true;
      endIn(limits.answer, "The mail server did not answer the end of the message.");
    };
    server.use("stream", (mail, next) => {
      mail.message.processFunc((whole) =>
        Readable.from(heldBack(whole, allow), { objectMode: false }),
      );
      next();
    });
    endIn(limits.lane, "The mail server took too long.");
    if (signal?.aborted) return stop();
    signal?.addEventListener("abort", stop);
    server.sendMail(message, (error, info) =>
      end(
        error
          ? explainFailure(error, released, smtpUrl)
          : { outcome: "sent", detail: wordsOf(info.response, smtpUrl) },
      ),
    );
  });
}
