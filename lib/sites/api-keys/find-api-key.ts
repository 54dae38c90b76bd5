import { query } from "@/lib/db";
import { type ApiScope, hashToken, log } from "@/lib/kernel";

export interface KnownApiKey {
  id: string;
  siteId: string;
  name: string;
  scopes: ApiScope[];
}

const shape = /^ot_[A-Za-z0-9_-]{43}$/;

/** Notes the use, at most once a minute and beside the request: nobody waits for it. */
function noteUse(id: string): void {
  query(
    `update api_keys set last_used_at = onetill_now()
     where id = $1 and (last_used_at is null or last_used_at < onetill_now() - interval '1 minute')`,
    [id],
  ).catch((error: unknown) => log.debug("a key's last use was not noted", { error }));
}

/** The key that this text is, unless it is unknown or revoked. Looked up by its hash. */
export async function findApiKey(raw: string): Promise<KnownApiKey | undefined> {
  if (!shape.test(raw)) return undefined;
  const [row] = await query<{
    id: string;
    site_id: string;
    name: string;
    scopes: ApiScope[];
    fresh: boolean;
  }>(
    `select id, site_id, name, coalesce(scopes, '{}') as scopes,
       coalesce(last_used_at > onetill_now() - interval '1 minute', false) as fresh
     from api_keys where key_hash = $1 and revoked_at is null`,
    [hashToken(raw)],
  );
  if (!row) return undefined;
  if (!row.fresh) noteUse(row.id);
  return { id: row.id, siteId: row.site_id, name: row.name, scopes: row.scopes };
}
