import type { Transaction } from "@/lib/db";
import { newId } from "@/lib/kernel";
import { identityKeyOf, type PayerIdentity } from "./find-or-create-customer";

/**
 * The customers behind many past payments, in the order of the payments; null where a payment tells
 * neither name nor address. Somebody who is known already keeps their name: the past is no news.
 */
export async function findOrCreateCustomers(
  tx: Transaction,
  siteId: string,
  payers: readonly PayerIdentity[],
  now: Date,
): Promise<(string | null)[]> {
  const keys = payers.map(identityKeyOf);
  const people = new Map<string, { email: string | null; name: string | null }>();
  for (const [at, key] of keys.entries()) {
    const { email = null, name = null } = payers[at] ?? {};
    if (key !== null) people.set(key, { email, name: name ?? people.get(key)?.name ?? null });
  }
  // Always in the same order, so that two who do this never wait for each other in a circle.
  const wanted = [...people].sort(([a], [b]) => (a < b ? -1 : 1));
  const identityKeys = wanted.map(([key]) => key);
  await tx.query(
    `insert into customers (id, site_id, identity_key, email, name, created_at, updated_at)
     select p.id, $1, p.key, p.email, p.name, $6, $6
     from unnest($2::uuid[], $3::text[], $4::text[], $5::text[]) as p(id, key, email, name)
     on conflict (site_id, identity_key) do nothing`,
    [
      siteId,
      wanted.map(() => newId()),
      identityKeys,
      wanted.map(([, person]) => person.email),
      wanted.map(([, person]) => person.name),
      now,
    ],
  );
  const { rows } = await tx.query<{ id: string; identity_key: string }>(
    "select id, identity_key from customers where site_id = $1 and identity_key = any($2::text[])",
    [siteId, identityKeys],
  );
  const ids = new Map(rows.map((row) => [row.identity_key, row.id]));
  return keys.map((key) => (key === null ? null : (ids.get(key) ?? null)));
}
