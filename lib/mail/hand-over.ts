import { Readable } from "node:stream";
import { createTransport, type SendMailOptions } from "nodemailer";
import type SMTPTransport from "nodemailer/lib/smtp-transport";
import { explainFailure, wordsOf } from "./explain-failure";
import type { Result } from "./settle-mail";

/**
 * The message as it is read, whose end comes only when `allow` lets it. It is read when the server
 * has asked for the message, not before.
 */
async function* heldBack(message: AsyncIterable<Buffer>, allow: () => Promise<void>) {
  yield* message;
  await allow();
}

/** A server that answers a little now and then could otherwise hold a worker for ever. */
const longest = 30 * 60_000; // ms

/**
 * Gives one message to the mail server, over a connection of its own. `writeDown` is called when all
 * but the final dot has been written; only when it has returned true does the dot go out. So whatever
 * breaks, it is known whether the message can have arrived. Never throws.
 */
export function handOver(
  message: SendMailOptions,
  smtpUrl: string,
  writeDown: () => Promise<boolean>,
): Promise<Result> {
  const server = createTransport({
    url: smtpUrl,
    connectionTimeout: 15_000,
    greetingTimeout: 30_000,
    // RFC 5321, 4.5.3.2.6: a server may take ten minutes to answer the end of a message.
    socketTimeout: 600_000,
  } satisfies SMTPTransport.Options & { url: string });
  let over = false;
  let released = false;
  const allow = async () => {
    if (over) throw new Error("the connection is gone");
    if (!(await writeDown())) throw new Error("another worker has taken the message over");
    // Meanwhile the connection may have broken: then nothing of the end was sent.
    if (over) throw new Error("the connection is gone");
    released = true;
  };
  server.use("stream", (mail, next) => {
    mail.message.processFunc((whole) =>
      Readable.from(heldBack(whole, allow), { objectMode: false }),
    );
    next();
  });
  return new Promise((resolve) => {
    const end = (result: () => Result) => {
      over = true;
      clearTimeout(deadline);
      resolve(result());
    };
    const tooLong = new Error("The mail server took too long.");
    const deadline = setTimeout(
      () => end(() => explainFailure(tooLong, released, smtpUrl)),
      longest,
    );
    deadline.unref();
    server.sendMail(message, (error, info) =>
      end(() =>
        error
          ? explainFailure(error, released, smtpUrl)
          : { outcome: "sent", detail: wordsOf(info.response, smtpUrl) },
      ),
    );
  });
}
