import { query } from "@/lib/db";
import { type Context, requireUser, toPublicId } from "@/lib/kernel";
import { type Device, describeDevice } from "./describe-device";
import { isLive } from "./session-limits";

/** One of a person's own sessions, as they see it. */
export interface SessionSummary {
  /** Shown id. */
  id: string;
  device: Device;
  /** The network address that it was last used from. */
  address: string;
  createdAt: Date;
  /** To the minute. */
  lastSeenAt: Date;
  /** The one that asks. */
  isThis: boolean;
}

interface Row extends Record<string, unknown> {
  id: string;
  user_agent: string;
  address: string;
  created_at: Date;
  last_seen_at: Date;
}

/** The person's live sessions: the one that asks, then the others by when they were last used. */
export async function listSessions(ctx: Context): Promise<SessionSummary[]> {
  const { id, sessionId } = requireUser(ctx);
  const rows = await query<Row>(
    `select s.id, s.user_agent, s.address, s.created_at, s.last_seen_at
     from sessions s where s.user_id = $1 and ${isLive}
     order by s.id is not distinct from $2::uuid desc, s.last_seen_at desc, s.id desc`,
    [id, sessionId ?? null],
  );
  return rows.map((row) => ({
    id: toPublicId("session", row.id),
    device: describeDevice(row.user_agent),
    address: row.address,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    isThis: row.id === sessionId,
  }));
}
