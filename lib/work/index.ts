export { gather } from "./gather";
export { allSettled, inLanes } from "./in-lanes";
export { startPump } from "./pump";
export { type Round, sitesWaiting, workInTurns } from "./work-in-turns";
