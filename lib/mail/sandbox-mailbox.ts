import { query } from "@/lib/db";
import { env, fromPublicId, notFound } from "@/lib/kernel";

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

/** One message by its shown id. Throws `not_found`, also outside the sandbox. */
export async function findKeptMail(
  mailId: string,
): Promise<KeptMail & { html: string; text: string }> {
  requireSandbox();
  const [mail] = await query<KeptMail & { html: string; text: string } & Record<string, unknown>>(
    `select id, purpose, recipient, subject, created_at as "createdAt", html, text
     from outgoing_mails where state = 'kept' and id = $1`,
    [fromPublicId("mail", mailId)],
  );
  if (!mail) throw notFound("mail");
  return mail;
}
