import { createTransport, type Transporter } from "nodemailer";
import { query } from "@/lib/db";
import { env, log } from "@/lib/kernel";

const BATCH = 20;
const MAX_ATTEMPTS = 10;
const LEASE = "2 minutes";

interface DueMail {
  id: string;
  recipient: string;
  subject: string;
  html: string;
  text: string;
  attempts: number;
}

let transport: Transporter | undefined;

function mailServer(smtpUrl: string): Transporter {
  transport ??= createTransport({
    url: smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  });
  return transport;
}

/** RFC 5321, 4.2.1: a 5yz answer is final. A refused sign-in is ours to mend, so it is tried again. */
const isFinal = (error: unknown) => {
  const { responseCode = 0, code } = error as { responseCode?: number; code?: string };
  return responseCode >= 500 && code !== "EAUTH";
};

/** What a person may read about a failure: the server's answer, without our credentials in it. */
const reasonOf = (error: unknown) =>
  (error instanceof Error ? error.message : String(error)).slice(0, 300);

/** Takes up to 20 messages that are due. What a killed worker held is due again after the lease. */
const claimDue = () =>
  query<DueMail & Record<string, unknown>>(
    `update outgoing_mails set attempts = attempts + 1,
       next_attempt_at = onetill_now() + interval '${LEASE}'
     where id in (
       select id from outgoing_mails where state = 'queued' and next_attempt_at <= onetill_now()
       order by next_attempt_at limit ${BATCH} for update skip locked
     )
     returning id, recipient, subject, html, text, attempts`,
  );

async function sendOne(mail: DueMail, server: Transporter): Promise<void> {
  try {
    await server.sendMail({
      from: env().emailFrom,
      to: mail.recipient,
      subject: mail.subject,
      html: mail.html,
      text: mail.text,
      // The same at each attempt: a mailbox that got it already can tell.
      messageId: `<${mail.id}@${new URL(env().appUrl).hostname}>`,
      headers: { "Auto-Submitted": "auto-generated" },
    });
    await query(
      `update outgoing_mails set state = 'sent', sent_at = onetill_now(), last_error = null
       where id = $1 and state = 'queued'`,
      [mail.id],
    );
  } catch (error) {
    const failed = isFinal(error) || mail.attempts >= MAX_ATTEMPTS;
    log.warn("a mail was not sent", { mailId: mail.id, attempts: mail.attempts, failed });
    // 30 s, 1 min, 2 min … at most 6 h.
    const seconds = Math.min(30 * 2 ** (mail.attempts - 1), 6 * 3600);
    await query(
      `update outgoing_mails set state = $2::mail_state, last_error = $3,
         next_attempt_at = onetill_now() + $4 * interval '1 second'
       where id = $1 and state = 'queued'`,
      [mail.id, failed ? "failed" : "queued", reasonOf(error), seconds],
    );
  }
}

/** Sends what is due; for the worker. Returns how many messages it took, 0 when there are none. */
export async function sendDueMails(): Promise<number> {
  const { smtpUrl } = env();
  if (smtpUrl === undefined) {
    // The mail server was taken out of the settings: what waited for it goes to the mailbox.
    const kept = await query(
      "update outgoing_mails set state = 'kept' where state = 'queued' returning 1",
    );
    return kept.length;
  }
  const mails = await claimDue();
  for (const mail of mails) await sendOne(mail, mailServer(smtpUrl));
  return mails.length;
}
