export { listenTo } from "./listen";
export { type Channel, channels, notifySoon } from "./notify";
export { asRefusal, closePool, isDatabaseAway, pool } from "./pool";
export { prisma } from "./prisma";
export { advanceClock, readClock } from "./read-clock";
export {
  inTransaction,
  isUniqueViolation,
  lockName,
  type Queryable,
  query,
  type Transaction,
} from "./transaction";
