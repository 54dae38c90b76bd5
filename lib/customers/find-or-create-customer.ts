import { createHash } from "node:crypto";
import type { Transaction } from "@/lib/db";
import { newId } from "@/lib/kernel";

export interface PayerIdentity {
  email: string | null;
  name: string | null;
  platform: string;
  /** The platform's own id of the person, where it has one. */
  supporterId: string | null;
  /** Makes a nameable payer without any identity their own customer. */
  fallbackKey: string;
}

/** A key that an index can hold, whatever length the platform sends. */
const indexable = (key: string) =>
  key.length <= 300 ? key : `sha256:${createHash("sha256").update(key).digest("hex")}`;

/** What makes two payers the same person; null for one without name and address. */
export function identityKeyOf(payer: PayerIdentity): string | null {
  if (payer.email) return indexable(`email:${payer.email.toLowerCase()}`);
  if (payer.supporterId) return indexable(`${payer.platform}:${payer.supporterId}`);
  return payer.name ? indexable(`order:${payer.fallbackKey}`) : null;
}

/**
 * The customer behind a payment: the same e-mail on a site is the same person.
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
    `insert into customers (id, site_id, identity_key, email, name, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $6)
     on conflict (site_id, identity_key) do update
       set name = coalesce(excluded.name, customers.name), updated_at = excluded.updated_at
     returning id`,
    [newId(), siteId, key, payer.email, payer.name, now],
  );
  return rows[0]?.id ?? null;
}
