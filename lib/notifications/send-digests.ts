import { createElement } from "react";
import { DigestMail } from "@/emails/digest";
import {
  afterCommit,
  channels,
  inTransaction,
  lockName,
  notifySoon,
  type Queryable,
  query,
  readClock,
  type Transaction,
} from "@/lib/db";
import { env, type Role, roleHasRight } from "@/lib/kernel";
import { renderMail } from "@/lib/mail";
import { arrangeDigest, digestSubject, type Gathered } from "./arrange-digest";
import { forEachApart } from "./for-each-apart";
import { preferencesUrl, queueUnlessUnmailable, unsubscribeHeaders } from "./mail-notice";
import { type NoticeKind, noticeKindNames, noticeKinds } from "./schemas";

/** When digests go out, in the time zone of the person's first site. */
const hourOfDay = 8;

interface Due {
  userId: string;
  email: string;
  /** The last eight o'clock: what was written before belongs into this digest. */
  until: Date;
  /** The day of it, which names the digest. */
  day: string;
}

/** A site that somebody is on, and the kinds of notices that their role may know of there. */
interface Seen {
  siteId: string;
  siteName: string;
  kinds: NoticeKind[];
}

const kindsFor = (role: Role) =>
  noticeKindNames.filter((kind) => roleHasRight(role, noticeKinds[kind].right));

/** What somebody may know of, site by site, in the order in which a digest names them. */
async function findSeen(db: Queryable, userId: string): Promise<Seen[]> {
  const { rows } = await db.query<{ siteId: string; siteName: string; role: Role }>(
    `select s.id as "siteId", s.name as "siteName", m.role
     from site_members m join sites s on s.id = m.site_id where m.user_id = $1
     order by s.name, s.id`,
    [userId],
  );
  return rows.map(({ role, ...site }) => ({ ...site, kinds: kindsFor(role) }));
}

/** On `notices`: waits for a digest. */
const waiting = "delivery = 'digest' and digested_at is null";

type Waiting = { siteId: string; userId: string; kind: NoticeKind; since: Date };

/** The people for whom something waits since before their last eight o'clock. */
async function findDue(now: Date): Promise<Due[]> {
  const all = await query<Waiting>(
    `select site_id as "siteId", user_id as "userId", kind, min(created_at) as since
     from notices where ${waiting} group by site_id, user_id, kind`,
  );
  const ofPerson = Map.groupBy(all, ({ userId }) => userId);
  const people = await query<Due & { roles: Record<string, Role> } & Record<string, unknown>>(
    `select u.id as "userId", u.email, d.until, to_char(d.until at time zone z.zone, 'YYYY-MM-DD') as day,
       z.roles
     from users u
     cross join lateral (
       select (array_agg(s.time_zone order by m.created_at, s.id))[1] as zone,
         jsonb_object_agg(s.id, m.role) as roles
       from site_members m join sites s on s.id = m.site_id where m.user_id = u.id
     ) as z
     cross join lateral (
       select (date_trunc('day', $2::timestamptz at time zone z.zone - interval '${hourOfDay} hours')
         + interval '${hourOfDay} hours') at time zone z.zone as until
     ) as d
     where u.id = any($1::uuid[]) and z.zone is not null
     order by u.id`,
    [[...ofPerson.keys()], now],
  );
  return people.filter(({ userId, until, roles }) =>
    ofPerson.get(userId)?.some(({ siteId, kind, since }) => {
      const role = roles[siteId];
      return role !== undefined && since < until && kindsFor(role).includes(kind);
    }),
  );
}

/** What waits for this person's digest, held until the transaction ends; site by site, as rows are held. */
async function gather(tx: Transaction, { userId, until }: Due): Promise<Gathered[]> {
  const gathered: Gathered[] = [];
  for (const { siteId, siteName, kinds } of await findSeen(tx, userId)) {
    const { rows } = await tx.query<Omit<Gathered, "siteId" | "siteName">>(
      `select id, kind, title, body, href from notices
       where site_id = $1 and user_id = $2 and created_at < $3 and kind = any($4::text[]) and ${waiting}
       order by kind, created_at, id for update`,
      [siteId, userId, until, kinds],
    );
    gathered.push(...rows.map((notice) => ({ ...notice, siteId, siteName })));
  }
  return gathered;
}

async function markDigested(tx: Transaction, notices: readonly Gathered[], now: Date) {
  for (const [siteId, ofSite] of Map.groupBy(notices, (notice) => notice.siteId)) {
    await tx.query(
      "update notices set digested_at = $3 where site_id = $1 and id = any($2::uuid[])",
      [siteId, ofSite.map(({ id }) => id), now],
    );
  }
}

/** One person's digest: marking the notices and writing the mail are one transaction. */
async function sendDigest(due: Due, now: Date): Promise<boolean> {
  const { userId, email, day } = due;
  return inTransaction(async (tx) => {
    await lockName(tx, `digest:${userId}`);
    const notices = await gather(tx, due);
    if (notices.length === 0) return false;
    const rendered = await renderMail(
      createElement(DigestMail, {
        count: notices.length,
        sites: arrangeDigest(notices),
        url: `${env().appUrl}/notifications`,
        preferencesUrl: preferencesUrl(),
      }),
    );
    const isWritten = await queueUnlessUnmailable(
      tx,
      {
        purpose: "digest",
        dedupeKey: `digest:${userId}:${day}`,
        recipient: email,
        headers: unsubscribeHeaders(),
        subject: digestSubject(notices.length),
        ...rendered,
      },
      now,
    );
    // This day's digest is out already: what came late waits for tomorrow's.
    if (!isWritten) return false;
    await markDigested(tx, notices, now);
    afterCommit(tx, () => notifySoon(channels.mail));
    return true;
  });
}

/**
 * Mails everybody what they want to hear of once a day, soon after eight o'clock where their first
 * site is. Each notice is in one digest, whoever else does the same and wherever it is cut off.
 * Returns how many digests it wrote.
 */
export async function sendDigests(signal?: AbortSignal): Promise<number> {
  const now = (await readClock()).now();
  let written = 0;
  const sendOne = async (due: Due) => {
    if (await sendDigest(due, now)) written += 1;
  };
  await forEachApart(await findDue(now), sendOne, signal);
  return written;
}
