import { createHash } from "node:crypto";
import type { Transaction } from "@/lib/db";
import { emailKeyOf, newId } from "@/lib/kernel";

export interface PayerIdentity {
  email: string | null;
  name: string | null;
  platform: string;
  /** The platform's own id of the person, where it has one. */
  supporterId: string | null;
  /** Makes a nameable payer without any identity their own customer. */
  fallbackKey: string;
  /** Of all that is told about a person the highest rank counts, whichever came first. */
  toldRank: string;
}

/** A key that an index can hold, whatever length the platform sends. */
const indexable = (key: string) =>
  key.length <= 300 ? key : `sha256:${createHash("sha256").update(key).digest("hex")}`;

/** What makes two payers the same person; null for one without name and address. */
export function identityKeyOf(payer: PayerIdentity): string | null {
  if (payer.email) return indexable(`email:${emailKeyOf(payer.email)}`);
  if (payer.supporterId) return indexable(`${payer.platform}:${payer.supporterId}`);
  return payer.name ? indexable(`order:${payer.fallbackKey}`) : null;
}

/**
 * The customer behind a payment: the same e-mail on a site is the same person, called as the report
 * with the highest rank that has a name calls them.
 * Returns null when the platform told neither name nor address.
 */
export async function findOrCreateCustomer(
  tx: Transaction,
  siteId: string,
  payer: PayerIdentity,
  now: Date,
): Promise<string | null> {
  const key = identityKeyOf(payer);
  if (key === null) return null;
  const { rows } = await tx.query<{ id: string }>(
    `insert into customers (id, site_id, identity_key, email, name, email_rank, name_rank,
       created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $8)
     on conflict (site_id, identity_key) do update set
       name = case when excluded.name_rank > customers.name_rank collate "C"
         then excluded.name else customers.name end,
       name_rank = greatest(excluded.name_rank, customers.name_rank collate "C"),
       email = case when excluded.email_rank > customers.email_rank collate "C"
         then excluded.email else customers.email end,
       email_rank = greatest(excluded.email_rank, customers.email_rank collate "C"),
       updated_at = excluded.updated_at
     returning id`,
    [
      newId(),
      siteId,
      key,
      payer.email,
      payer.name,
      payer.email === null ? "" : payer.toldRank,
      payer.name === null ? "" : payer.toldRank,
      now,
    ],
  );
  return rows[0]?.id ?? null;
}
