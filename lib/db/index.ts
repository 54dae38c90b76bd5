export { Client, openClient } from "./client";
export { isDeadlock, isInfrastructureFault } from "./faults";
export { listenTo } from "./listen";
export { type Channel, channels, notifySoon } from "./notify";
export { asRefusal, closePool, connectionConfig, makeRoom, pingDatabase, pool } from "./pool";
export { prisma } from "./prisma";
export { whileProgressing } from "./progress";
export { advanceClock, readClock, readDatabaseTime } from "./read-clock";
export { selectPerSite } from "./select-per-site";
export { type Pace, setPace } from "./time-limits";
export {
  afterCommit,
  inTransaction,
  isUniqueViolation,
  lockName,
  lockNames,
  type Queryable,
  query,
  shareNames,
  type Transaction,
} from "./transaction";
