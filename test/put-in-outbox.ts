import { query } from "@/lib/db";
import { newId } from "@/lib/kernel";

interface Waiting {
  id?: string;
  siteId: string;
  topic: string;
  subjectId: string;
  type: string;
  data?: unknown;
}

/** Puts an event into the outbox, as if it had just happened, with nothing around it. Returns its id. */
export async function putInOutbox(event: Waiting): Promise<string> {
  const { id = newId(), siteId, topic, subjectId, type, data = {} } = event;
  await query(
    `insert into outbox (id, site_id, topic, subject_id, type, data)
     values ($1, $2, $3, $4, $5, $6) returning 1`,
    [id, siteId, topic, subjectId, type, JSON.stringify(data)],
  );
  return id;
}
