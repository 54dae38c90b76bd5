import { pool } from "@/lib/db";
import { type Context, OnetillError, requireUser } from "@/lib/kernel";
import { endSessions } from "./end-sessions";

/** Ends every session of the person, on every device. Returns how many there were. */
export async function signOutEverywhere(ctx: Context): Promise<number> {
  const { id } = requireUser(ctx);
  return endSessions(pool(), id);
}

/**
 * Ends every session of the person but the one that asks. Returns how many there were. Throws
 * `unauthenticated` when nobody asks in a session.
 */
export async function signOutElsewhere(ctx: Context): Promise<number> {
  const { id, sessionId } = requireUser(ctx);
  if (sessionId === undefined) throw new OnetillError("unauthenticated", "Sign in first.");
  return endSessions(pool(), id, { except: sessionId });
}
