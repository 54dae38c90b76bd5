export type { CurrencyTakings, Takings } from "./arrange-takings";
export { countAttention } from "./count-attention";
export { countByStatus } from "./count-by-status";
export {
  type Attention,
  type CappedCount,
  listAttention,
  type OrderToReview,
} from "./list-attention";
export { listTopSupporters, type Supporter } from "./list-top-supporters";
export { readSetupProgress, type SetupProgress } from "./read-setup-progress";
export { readTakings } from "./read-takings";
export { type Period, resolvePeriod, type Unit } from "./resolve-period";
