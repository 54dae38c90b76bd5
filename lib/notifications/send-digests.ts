import { createElement } from "react";
import { DigestMail } from "@/emails/digest";
import {
  afterCommit,
  channels,
  inTransaction,
  lockName,
  notifySoon,
  query,
  readClock,
} from "@/lib/db";
import { env, roleHasRight, roles } from "@/lib/kernel";
import { renderMail } from "@/lib/mail";
import { arrangeDigest, digestSubject, type Gathered } from "./arrange-digest";
import { forEachApart } from "./for-each-apart";
import { preferencesUrl, queueUnlessUnmailable, unsubscribeHeaders } from "./mail-notice";
import { noticeKindNames, noticeKinds } from "./schemas";

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

/** Waits for a digest, and is of a site that the person is on with a role that may know of it. */
const waiting = `n.delivery = 'digest' and n.digested_at is null and exists (
  select from site_members m where m.site_id = n.site_id and m.user_id = n.user_id
    and (n.kind, m.role::text) in (select * from unnest($1::text[], $2::text[])))`;

/** Each kind with each role that may know of it. */
function readers(): [kinds: string[], roles: string[]] {
  const pairs = noticeKindNames.flatMap((kind) =>
    roles
      .filter((role) => roleHasRight(role, noticeKinds[kind].right))
      .map((role) => [kind as string, role as string] as const),
  );
  return [pairs.map(([kind]) => kind), pairs.map(([, role]) => role)];
}

/** The people for whom something waits since before their last eight o'clock. */
const findDue = (now: Date) =>
  query<Due & Record<string, unknown>>(
    `select u.id as "userId", u.email, d.until, to_char(d.until at time zone z.zone, 'YYYY-MM-DD') as day
     from (select distinct user_id from notices
           where delivery = 'digest' and digested_at is null) as w
     join users u on u.id = w.user_id
     cross join lateral (
       select s.time_zone as zone from site_members m join sites s on s.id = m.site_id
       where m.user_id = u.id order by m.created_at, s.id limit 1
     ) as z
     cross join lateral (
       select (date_trunc('day', $3::timestamptz at time zone z.zone - interval '${hourOfDay} hours')
         + interval '${hourOfDay} hours') at time zone z.zone as until
     ) as d
     where exists (select from notices n
       where n.user_id = u.id and n.created_at < d.until and ${waiting})
     order by u.id`,
    [...readers(), now],
  );

/** One person's digest: marking the notices and writing the mail are one transaction. */
async function sendDigest({ userId, email, until, day }: Due, now: Date): Promise<boolean> {
  return inTransaction(async (tx) => {
    await lockName(tx, `digest:${userId}`);
    const { rows: notices } = await tx.query<Gathered>(
      `select n.id, s.id as "siteId", s.name as "siteName", n.kind, n.title, n.body, n.href
       from notices n join sites s on s.id = n.site_id
       where n.user_id = $3 and n.created_at < $4 and ${waiting}
       order by s.name, s.id, n.kind, n.created_at, n.id for update of n`,
      [...readers(), userId, until],
    );
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
    await tx.query("update notices set digested_at = $2 where id = any($1::uuid[])", [
      notices.map(({ id }) => id),
      now,
    ]);
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
