import type { Queryable } from "@/lib/db";
import { hashToken, newToken } from "@/lib/kernel";
import { isLive } from "./session-limits";

/** Gives a session another token; the old one opens nothing any more. Undefined when it is over. */
export async function renewSession(db: Queryable, sessionId: string): Promise<string | undefined> {
  const token = newToken();
  const { rows } = await db.query(
    `update sessions s set token_hash = $2 where s.id = $1 and ${isLive} returning 1`,
    [sessionId, hashToken(token)],
  );
  return rows.length > 0 ? token : undefined;
}
