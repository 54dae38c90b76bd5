export { isInfrastructureFault } from "./faults";
export { listenTo } from "./listen";
export { type Channel, channels, notifySoon } from "./notify";
export { asRefusal, closePool, pool } from "./pool";
export { prisma } from "./prisma";
export { advanceClock, readClock } from "./read-clock";
export {
  afterCommit,
  inTransaction,
  isUniqueViolation,
  lockName,
  lockNames,
  type Queryable,
  query,
  type Transaction,
} from "./transaction";
