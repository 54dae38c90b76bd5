import { query } from "@/lib/db";
import { type ApiScope, type Context, requireRight } from "@/lib/kernel";

/** A key as it is listed: everything but the key. */
export interface ApiKeySummary {
  id: string;
  name: string;
  /** Its first characters. */
  prefix: string;
  scopes: ApiScope[];
  createdAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

export const keyColumns = `id, name, prefix, coalesce(scopes, '{}') as scopes,
  created_at as "createdAt", last_used_at as "lastUsedAt", revoked_at as "revokedAt"`;

/** The keys of a site, newest first, those in force before the revoked ones. */
export async function listApiKeys(ctx: Context, siteId: string): Promise<ApiKeySummary[]> {
  requireRight(ctx, siteId, "keys:manage");
  return query<ApiKeySummary & Record<string, unknown>>(
    `select ${keyColumns} from api_keys where site_id = $1
     order by revoked_at is not null, created_at desc, id desc`,
    [siteId],
  );
}
