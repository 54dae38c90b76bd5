import { createHash } from "node:crypto";
import { emailKeyOf } from "@/lib/kernel";

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
