import { query } from "@/lib/db";
import type { Destination } from "@/lib/inbox";
import { decryptSecret, notFound, storableText } from "@/lib/kernel";
import { findReader } from "./platform-readers";

/** The site and connection that an address names. Throws `not_found` for unknown ones. */
export async function findDestination(platform: string, clientId: string): Promise<Destination> {
  const reader = findReader(platform);
  if (!reader) throw notFound("platform");
  const [row] = await query<{
    site_id: string;
    id: string | null;
    secret_encrypted: string | null;
  }>(
    `select s.id as site_id, c.id, c.secret_encrypted
     from sites s left join connections c on c.site_id = s.id and c.platform = $2
     where s.client_id = $1`,
    [storableText(clientId), reader.platform],
  );
  if (!row) throw notFound("client");
  return {
    siteId: row.site_id,
    reader,
    connection: row.id
      ? {
          id: row.id,
          secret: row.secret_encrypted ? decryptSecret(row.secret_encrypted, row.id) : null,
        }
      : null,
  };
}
