import type { Kept, Store } from "./store";

/** What the parts of the stand-in share. Times are Unix seconds. */
export interface Bank {
  store: Store;
  now: () => number;
  /** Where the stand-in is, for the addresses that it tells. */
  url: () => string;
  /** What every event is signed with, whichever endpoint it goes to. */
  webhookSecret: string;
  /** Tells whoever listens that something happened to an object; `before` is what was otherwise. */
  tell: (type: string, object: Kept, before?: Record<string, unknown>) => void;
  /** Has something happen by itself, so many seconds from now. */
  later: (seconds: number, what: Later, about: string) => void;
}

/** What happens by itself: each is done by `money/happen.ts`. */
export type Later = "hold_ends" | "balance_arrives" | "refund_arrives" | "refund_fails";
