import { channels, type Queryable } from "@/lib/db";

/** What ended a session. */
export type SessionEnd =
  | "signed-out"
  | "signed-in-again"
  | "ended-elsewhere"
  | "signed-out-everywhere"
  | "password-changed"
  | "no-site-left"
  | "too-many"
  | "by-operator";

/**
 * Has every open stream of the person look again at once who they are and what they may see. Inside
 * a transaction it is sent when that commits, and not at all when it does not.
 */
export async function tellRightsChanged(db: Queryable, userId: string): Promise<void> {
  await db.query("select pg_notify($1, $2)", [channels.sessions, userId]);
}

/**
 * Ends those of a person's sessions (`s`) that the condition on `$3` picks, and tells their streams,
 * in one statement. Returns how many.
 */
export async function endSessionsWhere(
  db: Queryable,
  userId: string,
  why: SessionEnd,
  condition: string,
  value: unknown,
): Promise<number> {
  const { rows } = await db.query<{ ended: number }>(
    `with ended as (
       update sessions s set ended_at = onetill_now(), ended_why = $2
       where s.user_id = $1::uuid and s.ended_at is null and ${condition}
       returning 1
     )
     select count(*)::int as ended, pg_notify($4, $1::text) from ended`,
    [userId, why, value, channels.sessions],
  );
  return rows[0]?.ended ?? 0;
}

/**
 * Ends every session of a person, but for `except` (a session's UUID), at once: requests are refused
 * from now on, open streams end. Give it the transaction of what is the reason. Returns how many.
 */
export const endSessions = (
  db: Queryable,
  userId: string,
  { except, why = "signed-out-everywhere" }: { except?: string; why?: SessionEnd } = {},
): Promise<number> =>
  endSessionsWhere(db, userId, why, "s.id is distinct from $3::uuid", except ?? null);
