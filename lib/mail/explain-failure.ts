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
  const detail = wordsOf(failure.response ?? failure.message ?? String(error), smtpUrl);
  const answer = answerTo(failure);
  if (released && answer === 0) return { outcome: "unknown", detail };
  const ours = failure.code === "EAUTH" || signInCodes.includes(answer);
  return { outcome: answer >= 500 && !ours ? "failed" : "postponed", detail };
}
