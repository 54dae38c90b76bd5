import type { Account } from "./accounts";

export type LedgerKind = "sale" | "fee" | "refund" | "correction" | "dispute";

/** What a transaction brings into an account; negative where it takes something out. */
export interface Posting {
  account: Account;
  /** Minor units of `currency`. */
  amount: bigint;
  currency: string;
  /** How many sales it enters into the account: 1, or -1 where one is taken back. */
  quantity?: 1 | -1;
}

/** One cause for which money moved. Its postings sum to zero in each currency. */
export interface LedgerTransaction {
  kind: LedgerKind;
  /** Names the cause; unique in a site, so that it is written once. */
  key: string;
  platform: string;
  /** What the platform calls the payment. */
  paymentKey: string;
  orderId: string | null;
  isTest: boolean;
  /** When it happened. */
  occurredAt: Date;
  /** The moment to which it counts: when the order was placed. */
  valueAt: Date;
  postings: readonly Posting[];
}

/** What the ledger needs to know of an order. */
export interface LedgerOrder {
  siteId: string;
  id: string;
  platform: string;
  paymentKey: string;
  currency: string;
  isTest: boolean;
  placedAt: Date;
}
