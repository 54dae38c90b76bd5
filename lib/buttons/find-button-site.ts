import { query } from "@/lib/db";

/** The site (UUID) of the button behind a public address, archived ones too; nothing for an unknown one. */
export async function findButtonSite(token: string): Promise<string | undefined> {
  const [row] = await query<{ siteId: string }>(
    `select site_id as "siteId" from support_buttons where token = $1`,
    [token],
  );
  return row?.siteId;
}
