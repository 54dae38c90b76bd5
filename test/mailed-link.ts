import { query } from "@/lib/db";
import { decryptSecret } from "@/lib/kernel";

/** The path that the newest mail to an address leads to, with its token as its reader has it. */
export async function mailedPath(email: string, page: string): Promise<string> {
  const [mail] = await query<{ id: string; text: string; sealed: string | null }>(
    "select id, text, sealed_token as sealed from outgoing_mails where recipient = $1 order by id desc limit 1",
    [email],
  );
  const address = mail?.text
    .match(/https?:\/\/\S+/g)
    ?.find((one) => new URL(one).pathname === page);
  if (!mail?.sealed || !address) throw new Error(`no link to ${page} was mailed`);
  const { pathname, search } = new URL(address);
  const token = decryptSecret(mail.sealed, `mail:${mail.id}`);
  return pathname + search.replace("used-or-too-old", token);
}
