import type { Transaction } from "@/lib/db";

/** What came over HTTP, before anything is believed. */
export interface RawDelivery {
  headers: Headers;
  body: Buffer;
}

/** What the proof found. `stored` is the body without any secret: all that is ever kept or shown. */
export type Proof =
  | {
      result: "proven";
      stored: Buffer;
      /** What the sender keeps over its repeats; the same id is one delivery. */
      deliveryId: string;
      eventType: string | null;
      isTest: boolean;
    }
  | { result: "refused"; reason: string }
  | { result: "unreadable"; reason: string };

/** A delivery as it is kept. */
export interface StoredDelivery {
  id: string;
  siteId: string;
  connectionId: string;
  platform: string;
  /** What the sender calls it. */
  deliveryId: string;
  isTest: boolean;
  receivedAt: Date;
  body: Buffer;
}

/** What came of a delivery: a sentence for the creator, and the order that it concerns. */
export interface Outcome {
  sentence: string;
  orderId: string | null;
}

/** A delivery with what its reader found in it. */
export interface Told<Said> {
  delivery: StoredDelivery;
  said: Said;
}

/**
 * Everything that one sender's deliveries need. The module that they belong to makes it; whoever
 * receives deliveries or works them off hands it in. `Said` is the reader's own matter.
 */
export interface Reader<Said = unknown> {
  /** What the deliveries' column `platform` holds. */
  platform: string;
  /** Checks the proof before anything else is read from the body. */
  prove(delivery: RawDelivery, secret: string): Proof;
  /** Remembers, for the creator, why a delivery was refused. Must not throw. */
  noteRefusal(connection: { siteId: string; id: string }, reason: string): Promise<void>;
  /**
   * What a delivery says. Pure: it never differs, and nothing is written. Throws `Misunderstood` with a
   * reason that a creator can read; then the delivery goes into quarantine.
   */
  read(delivery: StoredDelivery): Said;
  /**
   * Makes of these deliveries of one site what they say, oldest first, with everything that is written
   * in the given transaction. Returns what came of each, in their order. `at` is the product's clock.
   */
  apply(tx: Transaction, told: readonly Told<Said>[], at: Date): Promise<Outcome[]>;
}

/** SQL that holds as long as what it stands for is as it was read: `$1` is the site, `$2` the connection. */
export interface StillSo {
  /** Names what is in `marks` as `($3::text[])[1]` and so on. */
  sql: string;
  marks: readonly string[];
}

/** Where an address leads, and who knows what arrives there. */
export interface Destination {
  siteId: string;
  reader: Reader;
  connection: { id: string; secret: string | null } | null;
  /**
   * Set where this is remembered and not read for the delivery at hand: nothing is stored unless it still
   * holds, and nothing is refused before it was looked up again.
   */
  remembered?: { stillSo: StillSo; lookAgain: () => Promise<Destination> };
}
