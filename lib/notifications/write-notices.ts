import { afterCommit, channels, lockName, notifySoon, type Transaction } from "@/lib/db";
import { newId, type Role, roleHasRight } from "@/lib/kernel";
import type { Draft } from "./draft";
import { mailNotice } from "./mail-notice";
import { type NoticeWay, noticeKinds } from "./schemas";

/** So many mails of notices a person gets in an hour; what is more goes to the digest. */
export const mostMailsAnHour = 10;

interface Reader {
  userId: string;
  email: string;
  role: Role;
  way: Exclude<NoticeWay, "off">;
}

/** Who is on the site, may know of this and wants to, by id: so that locks are taken in one order. */
async function findReaders(tx: Transaction, draft: Draft): Promise<Reader[]> {
  const { right, usually } = noticeKinds[draft.kind];
  const { rows } = await tx.query<Reader>(
    `select u.id as "userId", u.email, m.role, coalesce(p.delivery, $3) as way
     from site_members m join users u on u.id = m.user_id
     left join notice_preferences p on p.user_id = u.id and p.kind = $2
     where m.site_id = $1 and coalesce(p.delivery, $3) <> 'off'
     order by u.id`,
    [draft.siteId, draft.kind, usually],
  );
  return rows
    .filter(({ role }) => roleHasRight(role, right))
    .map((reader) => (draft.lowKey ? { ...reader, way: "in_app" } : reader));
}

/** Those with room for one more mail in this hour. Counting and writing is one person's turn. */
async function withRoom(tx: Transaction, readers: readonly Reader[], now: Date) {
  const wanting = readers.filter(({ way }) => way === "at_once").map(({ userId }) => userId);
  if (wanting.length === 0) return new Set<string>();
  for (const userId of wanting) await lockName(tx, `notices:${userId}`);
  const { rows } = await tx.query<{ id: string }>(
    `select w.id from unnest($1::uuid[]) as w(id)
     where (select count(*) from notices n where n.user_id = w.id and n.delivery = 'at_once'
              and n.created_at > $2::timestamptz - interval '1 hour') < $3`,
    [wanting, now, mostMailsAnHour],
  );
  return new Set(rows.map(({ id }) => id));
}

/**
 * Writes the draft for everybody whom it concerns, mails included, in the transaction of what it
 * tells of. Somebody who has a notice of this name gets no second one. Returns how many are new.
 */
export async function writeNotices(tx: Transaction, draft: Draft, now: Date): Promise<number> {
  const readers = await findReaders(tx, draft);
  if (readers.length === 0) return 0;
  const room = await withRoom(tx, readers, now);
  const wayOf = ({ userId, way }: Reader) =>
    way === "at_once" && !room.has(userId) ? "digest" : way;
  const { rows } = await tx.query<{ id: string; userId: string; delivery: string }>(
    `insert into notices (id, site_id, user_id, kind, dedupe_key, title, body, href, delivery,
       created_at)
     select r.id, $4, r.user_id, $5, $6, $7, $8, $9, r.way, $10
     from unnest($1::uuid[], $2::uuid[], $3::text[]) as r(id, user_id, way)
     on conflict (user_id, dedupe_key) do nothing
     returning id, user_id as "userId", delivery`,
    [
      readers.map(() => newId()),
      readers.map(({ userId }) => userId),
      readers.map(wayOf),
      draft.siteId,
      draft.kind,
      draft.dedupeKey,
      draft.title,
      draft.body,
      draft.href,
      now,
    ],
  );
  const mailed = rows.filter(({ delivery }) => delivery === "at_once");
  const emails = new Map(readers.map(({ userId, email }) => [userId, email]));
  await mailNotice(
    tx,
    draft,
    mailed.map(({ id, userId }) => ({ noticeId: id, email: emails.get(userId) as string })),
    now,
  );
  afterCommit(tx, () => {
    for (const { userId } of rows) notifySoon(channels.notices, userId);
    if (mailed.length > 0) notifySoon(channels.mail);
  });
  return rows.length;
}
