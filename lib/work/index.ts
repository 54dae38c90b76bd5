export { dueSites } from "./due-sites";
export { gather } from "./gather";
export { allSettled, inLanes } from "./in-lanes";
export { startPump } from "./pump";
export { type Round, workInTurns } from "./work-in-turns";
