import { query } from "@/lib/db";

let seen = false;

/** Whether anybody has an account yet. Accounts are never all removed, so a yes is remembered. */
export async function hasUsers(): Promise<boolean> {
  seen ||= (await query("select 1 from users limit 1")).length > 0;
  return seen;
}
