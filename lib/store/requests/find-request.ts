import { query } from "@/lib/db";
import type { OpenRequest } from "./open-request";

/** The request of a browser's visit, by the hash of its word; undefined where there is none. */
export async function findRequest(
  siteId: string,
  visitHash: string,
): Promise<OpenRequest | undefined> {
  const [row] = await query<OpenRequest & Record<string, unknown>>(
    `select site_id as "siteId", id, email, name, state, unit_amount as "unitAmount",
       amount_shipping as "amountShipping", amount, currency
     from store_requests where site_id = $1 and visit_hash = $2`,
    [siteId, visitHash],
  );
  return row;
}
