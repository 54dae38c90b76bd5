import { decryptSecret, encryptSecret } from "@/lib/kernel";

/** What a message carries that lets somebody in: it lies in no row as it is. */
export interface MailToken {
  token: string;
  /** When it stops working; nothing keeps it longer. */
  until: Date;
}

interface Body {
  html: string;
  text: string;
}

/**
 * Stands in a message at rest where its token goes, and stays there once the token is wiped: the page
 * behind such a link says the same.
 */
const place = "used-or-too-old";

const owner = (mailId: string) => `mail:${mailId}`;

const replaceIn = ({ html, text }: Body, what: string, by: string): Body => ({
  html: html.replaceAll(what, () => by),
  text: text.replaceAll(what, () => by),
});

/** A message as it is stored: without its token, which is sealed beside it. */
export function sealToken(mailId: string, body: Body, { token }: MailToken) {
  return { ...replaceIn(body, token, place), sealedToken: encryptSecret(token, owner(mailId)) };
}

interface Stored extends Body {
  id: string;
  sealedToken: string | null;
}

/** Throws with a sentence when the token was sealed with another ONETILL_SECRET. */
function openToken({ id, sealedToken }: Stored): string | null {
  if (sealedToken === null) return null;
  try {
    return decryptSecret(sealedToken, owner(id));
  } catch {
    throw new Error("The link in this message cannot be read: ONETILL_SECRET is another one.");
  }
}

/** A stored message as its reader is to have it. */
export function withToken<Mail extends Stored>(mail: Mail): Mail {
  const token = openToken(mail);
  return token === null ? mail : { ...mail, ...replaceIn(mail, place, token) };
}

/** A server may repeat what it refuses: its words are kept without the message's token. */
export function hideToken(mail: Stored, words: string): string {
  const token = openToken(mail);
  return token === null ? words : words.replaceAll(token, "…");
}
