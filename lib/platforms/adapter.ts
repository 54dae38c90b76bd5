import type { SubscriptionReport } from "@/lib/customers";
import { Misunderstood, type Proof, type RawDelivery } from "@/lib/inbox";
import type { NewItem, OrderKind } from "@/lib/orders";
import type { PastPayments } from "./past-payments";

export { Misunderstood, type Proof, type RawDelivery };

/** What is known of a stored delivery beside its body. */
export interface AboutDelivery {
  deliveryId: string;
  isTest: boolean;
  /** When it came, for a body whose own time cannot be read. */
  receivedAt?: Date;
}

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
      /** What the platform kept of the amount, where it tells. */
      fee?: bigint;
      payer: Payer;
      items: NewItem[];
      message: string | null;
      messagePrivate: boolean;
      shipping: Record<string, unknown> | null;
      details: Record<string, unknown>;
      /** Fields beside the money that could not be read; they are kept among the details. */
      notRead: string[];
      /** Of several reports of one payment the highest one counts, whichever came first. */
      reportedRank: string;
      /** The rank of what this tells about the payer, where it is not the one above. */
      payerRank?: string;
      placedAt: Date;
    }
  | {
      kind: "refund";
      paymentKey: string;
      /** Names this refund of the payment, so that it is written once. */
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

/** How somebody with a code in hand pays there. */
export interface PayGuide {
  /** Where its pages are; an address elsewhere is a slip. */
  hosts: readonly string[];
  /** What a creator's page address looks like. */
  examplePage: string;
  /** Where the code goes, as an instruction to the payer. */
  codePlace: string;
  /** Where the payer finds the transaction ID afterwards. */
  transactionPlace: string;
}

/** How a platform makes the secret that it proves itself with. */
export interface SecretForm {
  /** Whether the platform could have made this one. Nothing that it makes may be refused. */
  fits(secret: string): boolean;
  /** What a person reads about one that does not fit. */
  refusal: string;
}

/** A payment made up by hand. `amount` is a decimal in major units, such as "3.00". */
export interface MadeUpPayment {
  name: string | null;
  email: string | null;
  message: string | null;
  amount: string;
  currency: string;
  /** A UUID of the payment's own. */
  id: string;
  now: Date;
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
  /** What its secret looks like, as far as that is known. */
  secretForm: SecretForm;
  payGuide: PayGuide;
  /** The file of past payments that creators can download there, if there is one. */
  pastPayments?: PastPayments;
  /** Checks the proof before anything else is read from the body. */
  prove(delivery: RawDelivery, secret: string): Proof;
  /** Turns a stored body into reports. Throws `Misunderstood` with a reason a creator can read. */
  read(stored: Buffer, about: AboutDelivery): Report[];
  /** One sample of each event type; `nonce` keeps two rounds of samples apart. */
  samples(secret: string, about: { now: Date; nonce: string }): Sample[];
  /** What it would post for a tip that is not marked as a test: for the sandbox, where one pays by hand. */
  compose(secret: string, payment: MadeUpPayment): Sample;
}
