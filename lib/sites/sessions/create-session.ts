import { pool, type Queryable } from "@/lib/db";
import { hashToken, newId, newToken, storableText } from "@/lib/kernel";
import { endSessionsWhere } from "./end-sessions";
import { isLive, sessionLimits } from "./session-limits";

const USER_AGENT_LENGTH = 300;

/** Where a request comes from, as it says itself and as the network says. */
export interface Caller {
  userAgent: string;
  address: string;
}

/**
 * Makes a session for a person who has just proved themselves. The token is for the cookie; only its
 * hash is stored. Somebody with more sessions than the limit loses the one used least lately.
 */
export async function createSession(
  input: { userId: string; caller: Caller; cameByLink?: boolean },
  db: Queryable = pool(),
): Promise<{ id: string; token: string }> {
  const { userId, caller, cameByLink = false } = input;
  const id = newId();
  const token = newToken();
  const { rows } = await db.query<{ others: number }>(
    `with made as (
       insert into sessions (id, user_id, token_hash, address, user_agent, came_by_link_at,
         idle_ends_at, ends_at)
       values ($1, $2, $3, $4, $5, case when $6 then onetill_now() end,
         onetill_now() + $7 * interval '1 day', onetill_now() + $8 * interval '1 day')
     )
     select count(*)::int as others from sessions s where s.user_id = $2 and ${isLive}`,
    [
      id,
      userId,
      hashToken(token),
      caller.address,
      storableText(caller.userAgent).slice(0, USER_AGENT_LENGTH),
      cameByLink,
      sessionLimits.idleDays,
      sessionLimits.days,
    ],
  );
  // Counted before it was made.
  if ((rows[0]?.others ?? 0) >= sessionLimits.perPerson) await endSurplus(db, userId);
  return { id, token };
}

const endSurplus = (db: Queryable, userId: string) =>
  endSessionsWhere(
    db,
    userId,
    "too-many",
    `s.id in (
       select id from sessions s where s.user_id = $1 and ${isLive}
       order by s.last_seen_at desc, s.id desc offset $3)`,
    sessionLimits.perPerson,
  );
