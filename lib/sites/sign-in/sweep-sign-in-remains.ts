import { query } from "@/lib/db";
import { sessionLimits } from "../sessions/session-limits";
import { DEVICE_DAYS } from "./known-device";

/** Clears what signing in leaves behind: counters, links, browsers and sessions of long ago. */
export async function sweepSignInRemains(): Promise<void> {
  await query("delete from rate_limits where window_start < onetill_now() - interval '1 day'");
  await query("delete from sign_in_links where expires_at < onetill_now() - interval '7 days'");
  await query(
    `delete from known_devices where signed_in_at < onetill_now() - interval '${DEVICE_DAYS} days'`,
  );
  await query(
    `delete from sessions
     where least(ended_at, idle_ends_at, ends_at) < onetill_now() - $1 * interval '1 day'`,
    [sessionLimits.keptDays],
  );
}
