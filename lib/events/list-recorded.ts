import { query } from "@/lib/db";
import type { Subject } from "./record";

/** A line of a timeline, as it is stored. */
export interface Recorded {
  id: string;
  type: string;
  at: Date;
  actorKind: string;
  actorLabel: string;
  data: Record<string, unknown>;
}

type Row = Recorded & Record<string, unknown>;
const columns = `id, type, at, actor_kind as "actorKind", actor_label as "actorLabel", data`;

/** An order's events after the one of the UUID `after`, oldest first. */
export const listOrderRecords = ({ siteId, id }: Subject, after: string, most: number) =>
  query<Row>(
    `select ${columns} from order_events
     where site_id = $1 and order_id = $2 and id > $3 order by id limit $4`,
    [siteId, id, after, most],
  );

/** The newest events of a confirmation, oldest first. */
export const listConfirmationRecords = ({ siteId, id }: Subject, most: number) =>
  query<Row>(
    `select ${columns} from (
       select * from confirmation_events where site_id = $1 and confirmation_id = $2
       order by id desc limit $3) as newest
     order by id`,
    [siteId, id, most],
  );
