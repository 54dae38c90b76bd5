import { inTransaction, query } from "@/lib/db";
import { type Clock, hashToken, newId, newToken, OnetillError } from "@/lib/kernel";

/** How long a browser stays signed in, in days. */
export const MEMBER_SESSION_DAYS = 30;
const day = 24 * 60 * 60 * 1000; // ms

/** Who has proved that an address is theirs. */
export interface Member {
  sessionId: string;
  email: string;
  emailKey: string;
}

/** Whether a link would open something now; it is not used up by that. */
export async function isLinkOpen(token: string, clock: Clock): Promise<boolean> {
  const rows = await query(
    "select 1 from member_links where token_hash = $1 and used_at is null and expires_at > $2",
    [hashToken(token), clock.now()],
  );
  return rows.length === 1;
}

/**
 * Uses a link up and signs the browser in. Returns the session's token, which is stored as a hash alone.
 * Throws `unauthenticated` for a link that is unknown, used, replaced or too old.
 */
export async function redeemMemberLink(linkToken: string, clock: Clock): Promise<string> {
  const now = clock.now();
  const token = newToken();
  await inTransaction(async (tx) => {
    const { rows } = await tx.query<{ email: string; emailKey: string }>(
      `update member_links set used_at = $2
       where token_hash = $1 and used_at is null and expires_at > $2
       returning email, email_key as "emailKey"`,
      [hashToken(linkToken), now],
    );
    const [link] = rows;
    if (!link) {
      throw new OnetillError(
        "unauthenticated",
        "This link was used already, is too old, or there is a newer one.",
      );
    }
    await tx.query(
      `insert into member_sessions (id, email, email_key, token_hash, created_at, last_seen_at, ends_at)
       values ($1, $2, $3, $4, $5, $5, $6)`,
      [
        ...[newId(), link.email, link.emailKey, hashToken(token), now],
        new Date(now.getTime() + MEMBER_SESSION_DAYS * day),
      ],
    );
  });
  return token;
}

/** Whose a browser's token is; undefined for one that is unknown, ended or over. */
export async function findMember(token: string, clock: Clock): Promise<Member | undefined> {
  const [member] = await query<Member & Record<string, unknown>>(
    `select id as "sessionId", email, email_key as "emailKey" from member_sessions
     where token_hash = $1 and ended_at is null and ends_at > $2`,
    [hashToken(token), clock.now()],
  );
  return member;
}

/** Signs the browser out. */
export async function endMemberSession({ sessionId }: Member, clock: Clock): Promise<void> {
  await query("update member_sessions set ended_at = $2 where id = $1 and ended_at is null", [
    sessionId,
    clock.now(),
  ]);
}

/** Clears links and sessions that have been over for a day. */
export async function sweepMemberSignIns(): Promise<void> {
  await query("delete from member_links where expires_at < onetill_now() - interval '1 day'");
  await query(
    `delete from member_sessions
     where ends_at < onetill_now() - interval '1 day' or ended_at < onetill_now() - interval '1 day'`,
  );
}
