export type { OutboxEntry, Topic } from "./entry";
export { putInOutbox } from "./put-in-outbox";
export { type Teller, workThroughOutbox } from "./work-through-outbox";
