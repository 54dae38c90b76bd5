import { query } from "@/lib/db";
import { type Context, hashToken, newId, newToken, requireRight } from "@/lib/kernel";
import { type ApiKeyInput, apiKeyInput } from "../schemas";
import { type ApiKeySummary, keyColumns } from "./list-api-keys";

/** Makes an API key for a site. `secret` is the key itself: it is stored nowhere and shown once. */
export async function createApiKey(
  ctx: Context,
  input: ApiKeyInput,
): Promise<{ key: ApiKeySummary; secret: string }> {
  requireRight(ctx, input.siteId, "keys:manage");
  const { siteId, name, scopes } = apiKeyInput.parse(input);
  const secret = `ot_${newToken()}`;
  const createdBy = ctx.actor.kind === "user" ? ctx.actor.id : null;
  const [key] = await query<ApiKeySummary & Record<string, unknown>>(
    `insert into api_keys (id, site_id, name, prefix, key_hash, scopes, created_by, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     returning ${keyColumns}`,
    [
      newId(),
      siteId,
      name,
      secret.slice(0, 9),
      hashToken(secret),
      scopes,
      createdBy,
      ctx.clock.now(),
    ],
  );
  return { key: key as ApiKeySummary, secret };
}
