import type { Transaction } from "@/lib/db";
import type { EventDefinition } from "./define-event";

/** Something that happened, as consumers are told of it. */
export interface ToldEvent {
  /** The event's own id. */
  id: string;
  siteId: string;
  /** What it happened to, and the UUID of that. */
  topic: string;
  subjectId: string;
  type: string;
  data: Record<string, unknown>;
  /** When it was recorded, by the database's clock. */
  at: Date;
}

/** Somebody who is told of events: with rows, transactions, retries and an order of their own. */
export interface Consumer {
  /** One word that never changes: what waits for it is kept under this name, and people see it. */
  name: string;
  /** The kinds of event that it is told of, by their definitions or their names. */
  wants: readonly Pick<EventDefinition, "about" | "type">[];
  /**
   * Works on events of one site, those of each subject in their order, inside the transaction that takes
   * them off what waits: its effects and that are there together or not at all. Told again after a crash.
   * What takes long looks at the signal now and then and throws its reason.
   */
  tell(tx: Transaction, events: readonly ToldEvent[], signal?: AbortSignal): Promise<void>;
  /** Consumers who must be done with a subject's events up to this one before it is told here. */
  after?: readonly string[];
  /** Whether another consumer comes after this one: it is woken then. */
  isAwaited?: boolean;
  /** How many transactions run beside each other, in all and of one site. */
  lanes: number;
  lanesPerSite: number;
}
