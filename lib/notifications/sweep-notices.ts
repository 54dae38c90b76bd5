import { query } from "@/lib/db";

/** Clears notices that are half a year old, and those of people who have left the site. */
export async function sweepNotices(): Promise<void> {
  await query(
    `delete from notices n where n.created_at < onetill_now() - interval '180 days'
       or not exists (select from site_members m
                      where m.site_id = n.site_id and m.user_id = n.user_id)`,
  );
}
