export { listenTo } from "./listen";
export { type Channel, channels, notifySoon } from "./notify";
export { asRefusal, closePool, isDatabaseAway, pool } from "./pool";
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
