import { oneLine } from "./one-line";
import type { Result } from "./settle-mail";

interface SmtpError {
  message?: string;
  code?: string;
  command?: string;
  response?: string;
  responseCode?: number;
}

/** The credentials of an address, in every form that an answer could repeat. */
function secretsOf(smtpUrl: string): string[] {
  const { username, password } = new URL(smtpUrl);
  const [user, pass] = [decodeURIComponent(username), decodeURIComponent(password)];
  const plain = [pass, password].filter((text) => text.length > 0);
  const coded = [pass, `\0${user}\0${pass}`].map((text) => Buffer.from(text).toString("base64"));
  return pass === "" ? [] : [...plain, ...coded];
}

/** What a person may read about a failure: the server's words, without our credentials in them. */
export function wordsOf(text: string, smtpUrl: string): string {
  let words = text;
  for (const secret of secretsOf(smtpUrl)) words = words.replaceAll(secret, "…");
  return oneLine(words, 500);
}

const unencrypted =
  "The mail server offers no encryption that could be agreed on, and Onetill sends nothing readable over the network. Ask for a server with STARTTLS or use smtps:// in SMTP_URL; SMTP_TLS=optional sends unencrypted.";

/** Encryption that is asked for (RFC 3207) did not come about; the server's reason is told beside ours. */
const lacksEncryption = ({ code, command, message = "" }: SmtpError) =>
  (code === "ETLS" && command === "STARTTLS") || message.includes("required STARTTLS");

const untrusted =
  "The mail server's certificate was not accepted, and Onetill sends nothing to a server that may be another's. It must be valid for the name in SMTP_URL.";

// In the words of Node's TLS, since nodemailer replaces the codes.
const isAboutCertificate = ({ message = "", response }: SmtpError) =>
  response === undefined && /certificate|altnames/i.test(message);

// RFC 4954, 6: what a server says when the way we sign in is the matter.
const signInCodes = [454, 530, 534, 535, 538];

/** The server has really answered; a line that broke off with the connection is no answer. */
const answerTo = ({ code, responseCode = 0 }: SmtpError) =>
  code !== "ECONNECTION" && code !== "ESOCKET" && responseCode >= 400 ? responseCode : 0;

/**
 * What an error makes of a try. `released`: the end of the message had gone to the server. RFC 5321,
 * 4.2.1: 4yz may be tried again, 5yz is final; a refused sign-in is ours to mend, so it is tried again.
 */
export function explainFailure(error: unknown, released: boolean, smtpUrl: string): Result {
  const failure = error as SmtpError;
  const told = failure.response ?? failure.message ?? String(error);
  if (!released && (lacksEncryption(failure) || isAboutCertificate(failure))) {
    const why = lacksEncryption(failure) ? unencrypted : untrusted;
    return { outcome: "postponed", detail: wordsOf(`${why} (${told})`, smtpUrl) };
  }
  const detail = wordsOf(told, smtpUrl);
  const answer = answerTo(failure);
  if (released && answer === 0) return { outcome: "unknown", detail };
  const ours = failure.code === "EAUTH" || signInCodes.includes(answer);
  return { outcome: answer >= 500 && !ours ? "failed" : "postponed", detail };
}
