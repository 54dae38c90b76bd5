import { query } from "@/lib/db";

/** Clears what signing in leaves behind: counters of past windows and links that are long over. */
export async function sweepSignInRemains(): Promise<void> {
  await query("delete from rate_limits where window_start < onetill_now() - interval '1 day'");
  await query("delete from sign_in_links where expires_at < onetill_now() - interval '7 days'");
}
