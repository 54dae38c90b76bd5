import { query } from "@/lib/db";
import { hashToken } from "@/lib/kernel";
import { type Person, personColumns, personJoins } from "../people/find-person";
import { isLive, sessionLimits } from "./session-limits";

/** A session that is neither ended nor too old, with the person whose it is. */
export interface LiveSession extends Person {
  sessionId: string;
  /** Signed in with a mailed link a moment ago: may set a password without the old one. */
  cameByLink: boolean;
  /** It was noted long enough ago that it is in use: `noteSession` is due. */
  isNoteDue: boolean;
}

/** One statement by one index: it runs once for every request. */
async function findBy(column: "id" | "token_hash", value: string) {
  const [found] = await query<LiveSession & Record<string, unknown>>(
    `select ${personColumns}, se.id as "sessionId",
       coalesce(se.came_by_link_at > se.now - $2 * interval '1 minute', false) as "cameByLink",
       se.last_seen_at <= se.now - $3 * interval '1 second' as "isNoteDue"
     from (select s.*, onetill_now() as now from sessions s where s.${column} = $1 and ${isLive}) se
     join users u on u.id = se.user_id ${personJoins}
     group by u.id, se.id, se.came_by_link_at, se.last_seen_at, se.now`,
    [value, sessionLimits.freshLinkMinutes, sessionLimits.noteSeconds],
  );
  return found;
}

/** The session that a cookie's token opens; undefined for one that is unknown, ended or too old. */
export const findSession = (token: string): Promise<LiveSession | undefined> =>
  findBy("token_hash", hashToken(token));

/** The same by the session's UUID: for what goes on after the request that brought the token. */
export const findSessionById = (sessionId: string): Promise<LiveSession | undefined> =>
  findBy("id", sessionId);
