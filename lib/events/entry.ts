/** What an event can be about. */
export type Topic = "order" | "confirmation" | "mail" | "delivery" | "import";

/** Something that happened and that others have to be told of. */
export interface OutboxEntry {
  /** The event's own id. */
  id: string;
  siteId: string;
  topic: Topic;
  subjectId: string;
  type: string;
  data: Record<string, unknown>;
  attempts: number;
}
