import { query } from "@/lib/db";

/** The owner of the demo site; exists only where demo content was asked for. */
export const demoAccount = { email: "creator@onetill.test", password: "onetill-demo" } as const;

export async function hasDemoAccount(): Promise<boolean> {
  const rows = await query("select 1 from users where email = $1", [demoAccount.email]);
  return rows.length > 0;
}
