import { query } from "@/lib/db";
import { sweepUploads } from "../reading/count-upload";

/** How long a file is kept beside what became of its rows. */
const keptDays = 30;

/**
 * Deletes files that nobody needs any more, and pieces of uploads that broke off. What became of
 * their rows stays; a file that was never imported cannot be any more. Returns how many files.
 */
export async function sweepImportFiles(): Promise<number> {
  await query(
    `update import_runs set state = 'canceled', finished_at = now()
     where state in ('uploaded', 'checked')
       and created_at < now() - $1 * interval '1 day' returning 1`,
    [keptDays],
  );
  await sweepUploads();
  // A piece's file is named by a UUIDv7, which begins with the time at which it was made.
  const rows = await query<{ import_id: string }>(
    `with gone as (
       delete from import_chunks c
       where not exists (select from import_runs r where r.site_id = c.site_id and r.id = c.import_id
           and (r.state in ('uploaded', 'checking', 'checked', 'importing')
             or r.created_at >= now() - $1 * interval '1 day'))
         and ('x' || left(replace(c.import_id::text, '-', ''), 12))::bit(48)::bigint
           < extract(epoch from now() - interval '1 day') * 1000
       returning import_id
     ) select distinct import_id from gone`,
    [keptDays],
  );
  return rows.length;
}
