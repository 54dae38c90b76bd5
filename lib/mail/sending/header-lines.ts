import { env } from "@/lib/kernel";
import { ownAddress } from "../writing/own-address";

interface Carried {
  /** UUID. */
  id: string;
  recipient: string;
  subject: string;
  fromName: string | null;
  replyTo: string | null;
  extra: Record<string, string>;
}

/** The headers of a message as people read them, in their order. */
export function headerLines(mail: Carried): [name: string, value: string][] {
  const { fromName, replyTo } = mail;
  return [
    ["From", fromName ? `${fromName} <${ownAddress()}>` : env().emailFrom],
    ["To", mail.recipient],
    ...(replyTo ? [["Reply-To", replyTo] as [string, string]] : []),
    ["Subject", mail.subject],
    ["Message-ID", `<${mail.id}@${new URL(env().appUrl).hostname}>`],
    ["Auto-Submitted", "auto-generated"],
    ...Object.entries(mail.extra),
  ];
}
