export type { Consumer, ToldEvent } from "./consumer";
export {
  byType,
  defineEvent,
  type EventData,
  type EventDefinition,
  type EventIcon,
  type EventTone,
  type EventType,
} from "./define-event";
export { type Failing, listFailing, makeDue } from "./failing";
export { handOut } from "./hand-out";
export { listConfirmationRecords, listOrderRecords, type Recorded } from "./list-recorded";
export {
  actorColumns,
  type By,
  type Happening,
  happening,
  record,
  recordMany,
  type Subject,
} from "./record";
export { tellAll } from "./tell-all";
export { tellConsumer } from "./tell-consumer";
