import { query } from "@/lib/db";
import { kofiPayload } from "./deliveries";

/** Stored deliveries as they wait for a worker, without asking a platform for each of them. */
export const storeBacklog = (siteId: string, count: number) =>
  query(
    `insert into inbound_events (id, site_id, connection_id, platform, delivery_id, is_test, body)
     select gen_random_uuid(), c.site_id, c.id, c.platform, 'backlog-' || n, false,
       convert_to(($2::jsonb || jsonb_build_object('message_id', 'backlog-' || n,
         'kofi_transaction_id', gen_random_uuid()))::text, 'UTF8')
     from connections c, generate_series(1, $3::int) as n
     where c.site_id = $1 and c.platform = 'kofi' returning 1`,
    [siteId, JSON.stringify(kofiPayload()), count],
  );
