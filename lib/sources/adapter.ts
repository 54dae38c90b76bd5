import type { SubscriptionReport } from "@/lib/customers";
import { storableText, truncateText } from "@/lib/kernel";
import type { NewItem, OrderKind } from "@/lib/orders";

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
      /** What the platform keeps over its repeats; the same id is one delivery. */
      deliveryId: string;
      eventType: string | null;
      isTest: boolean;
    }
  | { result: "refused"; reason: string }
  | { result: "unreadable"; reason: string };

export interface Payer {
  email: string | null;
  name: string | null;
  supporterId: string | null;
}

/** What a delivery says, in our words. Amounts are minor units of `currency`. */
export type Report =
  | {
      kind: "payment";
      /** An update of a payment that was reported before: it tells new details, not what was paid. */
      revises: boolean;
      externalId: string;
      paymentKey: string;
      transactionId: string | null;
      orderKind: OrderKind;
      amount: bigint;
      currency: string;
      payer: Payer;
      items: NewItem[];
      message: string | null;
      messagePrivate: boolean;
      shipping: Record<string, unknown> | null;
      details: Record<string, unknown>;
      /** Of several reports of one payment the highest one counts, whichever came first. */
      reportedRank: string;
      placedAt: Date;
    }
  | {
      kind: "refund";
      paymentKey: string;
      entryKey: string;
      amount: bigint;
      currency: string;
      occurredAt: Date;
    }
  | { kind: "subscription"; payer: Payer; report: Omit<SubscriptionReport, "platform" | "isTest"> };

/** A correct sample of one event type, signed like the platform's own. */
export interface Sample {
  eventType: string;
  label: string;
  headers: Record<string, string>;
  body: string;
}

/** One platform: everything that is particular about it. A folder holds one, and nothing else does. */
export interface PlatformAdapter {
  slug: string;
  /** Other spellings that addresses and settings may use. */
  aliases: readonly string[];
  name: string;
  /** How a creator sets it up. */
  guide: {
    secretLabel: string;
    secretHelp: string;
    /** Where the webhook address, copied before, is pasted, step by step. */
    steps: readonly string[];
    settingsUrl: string;
  };
  /** Checks the proof before anything else is read from the body. */
  prove(delivery: RawDelivery, secret: string): Proof;
  /** Turns a stored body into reports. Throws `Misunderstood` with a reason a creator can read. */
  read(stored: Buffer, about: { deliveryId: string; isTest: boolean }): Report[];
  /** One sample of each event type; `nonce` keeps two rounds of samples apart. */
  samples(secret: string, about: { now: Date; nonce: string }): Sample[];
}

const longestReason = 300;

/** An authentic delivery that cannot be understood: it is kept for a person to look at. */
export class Misunderstood extends Error {
  constructor(reason: string) {
    // A reason may quote what the sender wrote.
    super(truncateText(storableText(reason), longestReason));
    this.name = "Misunderstood";
  }
}
