import { inTransaction, pool, query } from "@/lib/db";
import { type Context, fromPublicId, hashToken, notFound, requireUser } from "@/lib/kernel";
import { endSessionsWhere, type SessionEnd } from "./end-sessions";

/** Ends one of the person's own sessions, by its shown id. Throws `not_found` for any other. */
export async function endSession(ctx: Context, input: { sessionId: string }): Promise<void> {
  const { id } = requireUser(ctx);
  const sessionId = fromPublicId("session", input.sessionId);
  await inTransaction(async (tx) => {
    const ended = await endSessionsWhere(tx, id, "ended-elsewhere", "s.id = $3::uuid", sessionId);
    if (ended === 0) throw notFound("session");
  });
}

/** Ends the session that a cookie's token opens, if it opens one: for signing out with it. */
export async function endSessionOf(token: string, why: SessionEnd): Promise<void> {
  const hash = hashToken(token);
  const [held] = await query<{ user_id: string }>(
    "select user_id from sessions where token_hash = $1 and ended_at is null",
    [hash],
  );
  if (held) await endSessionsWhere(pool(), held.user_id, why, "s.token_hash = $3", hash);
}
