import { query, selectPerSite } from "@/lib/db";
import { env, fromPublicId, installationSiteId, notFound } from "@/lib/kernel";
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
  if (!env().standIns.mail) throw notFound("page");
}

/** Whose messages the mailbox holds: every site's, and the installation's own. */
async function allSites(): Promise<string[]> {
  const sites = await query<{ id: string }>("select id from sites order by id");
  return [installationSiteId, ...sites.map(({ id }) => id)];
}

/** The newest messages of the sandbox's mailbox. Throws `not_found` outside the sandbox. */
export async function listKeptMails(limit = 100): Promise<KeptMail[]> {
  requireSandbox();
  const sites = await allSites();
  const newest = (site: string) =>
    `select id, purpose, recipient, subject, created_at as "createdAt" from outgoing_mails
     where site_id = ${site} and state = 'kept' order by created_at desc, id desc limit $1`;
  return query<KeptMail & Record<string, unknown>>(
    `select * from (${selectPerSite(sites, 2, newest)}) kept
     order by "createdAt" desc, id desc limit $1`,
    [limit, ...sites],
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
     from outgoing_mails where site_id = any($2::uuid[]) and state = 'kept' and id = $1`,
    [fromPublicId("mail", mailId), await allSites()],
  );
  if (!mail) throw notFound("mail");
  const { sealedToken: _, ...open } = withToken(mail);
  return { ...open, headers: headerLines(mail) };
}
