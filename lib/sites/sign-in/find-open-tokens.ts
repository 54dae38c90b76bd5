import { query } from "@/lib/db";

/** Of some sign-in links (their ids), those that still sign somebody in. */
export async function findOpenSignInLinks(ids: readonly string[]): Promise<Set<string>> {
  const rows = await query<{ id: string }>(
    "select id from sign_in_links where id = any($1::uuid[]) and used_at is null",
    [ids],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Of some invitations (the hashes of their tokens), those that can still be accepted. */
export async function findOpenInvitations(tokenHashes: readonly string[]): Promise<Set<string>> {
  const rows = await query<{ hash: string }>(
    `select token_hash as hash from invitations
     where token_hash = any($1) and accepted_at is null and revoked_at is null`,
    [tokenHashes],
  );
  return new Set(rows.map(({ hash }) => hash));
}
