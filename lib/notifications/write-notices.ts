import { afterCommit, channels, lockNames, notifySoon, type Transaction } from "@/lib/db";
import { newId, type Role, roleHasRight } from "@/lib/kernel";
import type { Draft } from "./draft";
import { mailNotice } from "./mail-notice";
import { type NoticeKind, type NoticeWay, noticeKindNames, noticeKinds } from "./schemas";

/** So many mails of notices a person gets in an hour; what is more goes to the digest. */
export const mostMailsAnHour = 10;

interface Reader {
  siteId: string;
  kind: NoticeKind;
  userId: string;
  email: string;
  role: Role;
  way: Exclude<NoticeWay, "off">;
}

/** A draft for one person. */
interface Note {
  draft: Draft;
  reader: Reader;
  way: Reader["way"];
}

/** Who is on the sites, may know of such things and wants to, by id. */
async function findReaders(tx: Transaction, drafts: readonly Draft[]): Promise<Reader[]> {
  const kinds = noticeKindNames.filter((kind) => drafts.some((draft) => draft.kind === kind));
  const { rows } = await tx.query<Reader & Record<string, unknown>>(
    `select m.site_id as "siteId", k.kind, u.id as "userId", u.email, m.role,
       coalesce(p.delivery, k.usually) as way
     from site_members m join users u on u.id = m.user_id
     cross join unnest($2::text[], $3::text[]) as k(kind, usually)
     left join notice_preferences p on p.user_id = u.id and p.kind = k.kind
     where m.site_id = any($1::uuid[]) and coalesce(p.delivery, k.usually) <> 'off'
     order by u.id`,
    [
      [...new Set(drafts.map(({ siteId }) => siteId))],
      kinds,
      kinds.map((kind) => noticeKinds[kind].usually),
    ],
  );
  return rows.filter(({ role, kind }) => roleHasRight(role, noticeKinds[kind].right));
}

/** Each draft for each of its readers. */
async function addressAll(tx: Transaction, drafts: readonly Draft[]): Promise<Note[]> {
  const readers = await findReaders(tx, drafts);
  return drafts.flatMap((draft) =>
    readers
      .filter(({ siteId, kind }) => siteId === draft.siteId && kind === draft.kind)
      .map((reader) => ({ draft, reader, way: draft.lowKey ? "in_app" : reader.way })),
  );
}

/**
 * Those who have had enough mails in this hour get the rest in their digest. Counting and writing is
 * one person's turn. What somebody has a notice of already is left out: it needs no room.
 */
async function keepToBounds(tx: Transaction, notes: readonly Note[], now: Date): Promise<Note[]> {
  const wanting = [
    ...new Set(notes.filter(({ way }) => way === "at_once").map(({ reader }) => reader.userId)),
  ];
  if (wanting.length === 0) return [...notes];
  await lockNames(
    tx,
    wanting.map((userId) => `notices:${userId}`),
  );
  const { rows } = await tx.query<{ id: string; mailed: number; known: string | null }>(
    `select n.user_id as id, null as known, count(*)::int as mailed
     from site_members m join notices n on n.site_id = m.site_id and n.user_id = m.user_id
     where m.user_id = any($1::uuid[]) and n.delivery = 'at_once'
       and n.created_at > $2::timestamptz - interval '1 hour'
     group by n.user_id
     union all
     select user_id, dedupe_key, 0 from notices
     where site_id = any($4::uuid[]) and user_id = any($1::uuid[]) and dedupe_key = any($3::text[])`,
    [
      ...[wanting, now, notes.map(({ draft }) => draft.dedupeKey)],
      [...new Set(notes.map(({ draft }) => draft.siteId))],
    ],
  );
  const room = new Map(wanting.map((id) => [id, mostMailsAnHour]));
  const known = new Set<string>();
  for (const row of rows) {
    if (row.known === null) room.set(row.id, mostMailsAnHour - row.mailed);
    else known.add(`${row.id} ${row.known}`);
  }
  return notes.flatMap((note) => {
    const { draft, reader, way } = note;
    const name = `${reader.userId} ${draft.dedupeKey}`;
    if (known.has(name)) return [];
    if (way !== "at_once") return note;
    known.add(name);
    const left = room.get(reader.userId) ?? 0;
    room.set(reader.userId, left - 1);
    return left > 0 ? note : { ...note, way: "digest" };
  });
}

type Written = { id: string; userId: string; dedupeKey: string; delivery: string };

async function insertNotes(tx: Transaction, notes: readonly Note[], now: Date): Promise<Written[]> {
  const written: Written[] = [];
  for (const [siteId, ofSite] of Map.groupBy(notes, ({ draft }) => draft.siteId)) {
    written.push(...(await insertAt(tx, siteId, ofSite, now)));
  }
  return written;
}

async function insertAt(
  tx: Transaction,
  siteId: string,
  notes: readonly Note[],
  now: Date,
): Promise<Written[]> {
  const rows = notes.map(({ draft, reader, way }) => ({
    ...{ id: newId(), user_id: reader.userId, kind: draft.kind },
    ...{ dedupe_key: draft.dedupeKey, title: draft.title, body: draft.body, href: draft.href },
    delivery: way,
  }));
  const written = await tx.query<Written>(
    `insert into notices (id, site_id, user_id, kind, dedupe_key, title, body, href, delivery,
       created_at)
     select r.id, $3::uuid, r.user_id, r.kind, r.dedupe_key, r.title, r.body, r.href, r.delivery, $2
     from json_to_recordset($1::json) as r(id uuid, user_id uuid, kind text,
       dedupe_key text, title text, body text, href text, delivery text)
     on conflict (site_id, user_id, dedupe_key) do nothing
     returning id, user_id as "userId", dedupe_key as "dedupeKey", delivery`,
    [JSON.stringify(rows), now, siteId],
  );
  return written.rows;
}

/**
 * Writes the drafts for everybody whom they concern, mails included, in the transaction of what they
 * tell of. Somebody who has a notice of this name gets no second one. Returns how many are new.
 */
export async function writeNotices(
  tx: Transaction,
  drafts: readonly Draft[],
  now: Date,
): Promise<number> {
  if (drafts.length === 0) return 0;
  const notes = await keepToBounds(tx, await addressAll(tx, drafts), now);
  if (notes.length === 0) return 0;
  const written = await insertNotes(tx, notes, now);
  const mailed = written.filter(({ delivery }) => delivery === "at_once");
  const emails = new Map(notes.map(({ reader }) => [reader.userId, reader.email]));
  for (const draft of drafts) {
    const to = mailed.filter(({ dedupeKey }) => dedupeKey === draft.dedupeKey);
    await mailNotice(
      tx,
      draft,
      to.map(({ id, userId }) => ({ noticeId: id, email: emails.get(userId) as string })),
      now,
    );
  }
  afterCommit(tx, () => {
    for (const { userId } of written) notifySoon(channels.notices, userId);
    if (mailed.length > 0) notifySoon(channels.mail);
  });
  return written.length;
}
