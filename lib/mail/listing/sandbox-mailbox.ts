import { query } from "@/lib/db";
import { env, fromPublicId, notFound } from "@/lib/kernel";
import { headerLines } from "../sending/header-lines";
import { withToken } from "../writing/sealed-token";

export interface KeptMail {
  id: string;
  purpose: string;
  recipient: string;
  subject: string;
  createdAt: Date;
}

function requireSandbox() {
  if (!env().sandbox) throw notFound("page");
}

/** The newest messages of the sandbox's mailbox. Throws `not_found` outside the sandbox. */
export async function listKeptMails(limit = 100): Promise<KeptMail[]> {
  requireSandbox();
  return query<KeptMail & Record<string, unknown>>(
    `select id, purpose, recipient, subject, created_at as "createdAt"
     from outgoing_mails where state = 'kept' order by created_at desc, id desc limit $1`,
    [limit],
  );
}

export interface OpenKeptMail extends KeptMail {
  html: string;
  text: string;
  headers: [name: string, value: string][];
}

type Row = Omit<OpenKeptMail, "headers"> & {
  sealedToken: string | null;
  fromName: string | null;
  replyTo: string | null;
  extra: Record<string, string>;
};

/** One message by its shown id, with its link: here it is the only way to get it. Throws `not_found`, also outside the sandbox. */
export async function findKeptMail(mailId: string): Promise<OpenKeptMail> {
  requireSandbox();
  const [mail] = await query<Row & Record<string, unknown>>(
    `select id, purpose, recipient, subject, created_at as "createdAt", html, text,
       sealed_token as "sealedToken", from_name as "fromName", reply_to as "replyTo", headers as extra
     from outgoing_mails where state = 'kept' and id = $1`,
    [fromPublicId("mail", mailId)],
  );
  if (!mail) throw notFound("mail");
  const { sealedToken: _, ...open } = withToken(mail);
  return { ...open, headers: headerLines(mail) };
}
