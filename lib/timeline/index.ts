export { type About, definitionOf, definitions, type TypeAbout } from "./definitions";
export { type EventLook, lookOfEvent } from "./describe-event";
export { type HeldUp, listHeldUp, tryAgain } from "./held-up";
export { listConfirmationEvents } from "./list-confirmation-events";
export { listOrderEvents } from "./list-order-events";
