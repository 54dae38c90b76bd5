import { inTransaction, lockNames, query } from "@/lib/db";
import { OnetillError } from "@/lib/kernel";
import { mostBytesADay, mostUploadsAtOnce } from "../schemas";

const megabytes = Math.round(mostBytesADay / 1024 / 1024);

/** In how many whole minutes, as people say it. */
function inWords(minutes: number): string {
  if (minutes <= 1) return "in a minute";
  return minutes < 120 ? `in ${minutes} minutes` : `in ${Math.ceil(minutes / 60)} hours`;
}

const tooMuch = (minutes: number) =>
  new OnetillError(
    "rate_limited",
    `This site has sent ${megabytes.toLocaleString("en")} MB of files within a day. The next one is possible ${inWords(minutes)}.`,
  );

/** Bytes of the last day, and in how many minutes the oldest of them are a day old. */
const ofTheDay = `select coalesce(sum(bytes), 0)::float8 as bytes,
  ceil(extract(epoch from min(started_at) + interval '1 day' - now()) / 60)::int as minutes
  from import_uploads where site_id = $1 and started_at > now() - interval '1 day'`;

interface Sent {
  bytes: number;
  minutes: number | null;
}

/**
 * Enters an upload before its first byte, so that one that breaks off counts as well. Throws
 * `rate_limited` while five of the site's are under way, or when its day's bytes are used up.
 */
export async function beginUpload(siteId: string, id: string): Promise<void> {
  await inTransaction(async (tx) => {
    await lockNames(tx, [`uploads of ${siteId}`]);
    const { rows } = await tx.query<{ count: number }>(
      `select count(*)::int as count from import_uploads
       where site_id = $1 and ended_at is null and moved_at > now() - interval '2 minutes'`,
      [siteId],
    );
    if ((rows[0]?.count ?? 0) >= mostUploadsAtOnce) {
      throw new OnetillError(
        "rate_limited",
        `${mostUploadsAtOnce} files of this site are being sent already. The next one is possible once one of them has arrived, in two minutes at the latest.`,
      );
    }
    const day = await tx.query<Sent & Record<string, unknown>>(ofTheDay, [siteId]);
    const sent = day.rows[0];
    if (sent && sent.bytes >= mostBytesADay) throw tooMuch(sent.minutes ?? 1);
    await tx.query("insert into import_uploads (site_id, id) values ($1, $2)", [siteId, id]);
  });
}

/** Counts bytes that have come. Throws `rate_limited` when they are more than the day has left. */
export async function countUpload(siteId: string, id: string, bytes: number): Promise<void> {
  await query(
    `update import_uploads set bytes = bytes + $3, moved_at = now()
     where site_id = $1 and id = $2 returning 1`,
    [siteId, id, bytes],
  );
  const [sent] = await query<Sent & Record<string, unknown>>(ofTheDay, [siteId]);
  if (sent && sent.bytes > mostBytesADay) throw tooMuch(sent.minutes ?? 1);
}

/** Frees the place of an upload, however it ended. What it sent stays counted. */
export async function endUpload(siteId: string, id: string): Promise<void> {
  await query(
    "update import_uploads set ended_at = now() where site_id = $1 and id = $2 returning 1",
    [siteId, id],
  );
}

/** Forgets uploads that no day counts any more. */
export async function sweepUploads(): Promise<void> {
  await query(
    "delete from import_uploads where started_at < now() - interval '2 days' returning 1",
  );
}
