import { query } from "@/lib/db";
import { isLive, sessionLimits } from "./session-limits";

/**
 * Notes that a session is in use now, and from where; its idle time begins anew. Writes at most once
 * a minute, and never to one that is over.
 */
export async function noteSession(sessionId: string, address: string): Promise<void> {
  await query(
    `update sessions s set last_seen_at = onetill_now(), address = $2,
       idle_ends_at = onetill_now() + $3 * interval '1 day'
     where s.id = $1 and ${isLive}
       and s.last_seen_at <= onetill_now() - $4 * interval '1 second'
     returning 1`,
    [sessionId, address, sessionLimits.idleDays, sessionLimits.noteSeconds],
  );
}
