export { type Movement, recordMovement } from "./record-movement";
export { sumRefunds } from "./sum-refunds";
