import { query } from "@/lib/db";

/** Whether a text can be the token in a button's address at all. */
export const isButtonToken = (text: string) => /^[0-9a-z]{20}$/.test(text);

/** The site (UUID) of the button behind a public address, archived ones too; nothing for an unknown one. */
export async function findButtonSite(token: string): Promise<string | undefined> {
  if (!isButtonToken(token)) return undefined;
  const [row] = await query<{ siteId: string }>(
    `select site_id as "siteId" from support_buttons where token = $1`,
    [token],
  );
  return row?.siteId;
}
