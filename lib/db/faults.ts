// https://www.postgresql.org/docs/current/errcodes-appendix.html. What these say is true of the
// database at this moment and not of the statement: the same statement is right later.
const passingFaults: readonly [RegExp, string][] = [
  [/^08/, "connection"],
  [/^25006$/, "read-only, as a standby is"],
  [/^25P0[34]$/, "a transaction ended because it took too long"],
  [/^40(001|003|P01)$/, "serialization, deadlock, unknown completion"],
  [/^53/, "no disk, no memory, no connection left"],
  [/^55P03$/, "a lock was not to be had in time"],
  [/^57(014|P0[1-5])$/, "canceled for time, shutting down, starting up, idle for too long"],
  [/^58/, "the system below it: I/O, files"],
];

// What node and pg say when there is no answer at all.
const systemCodes = new Set([
  ...["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND", "ENOENT"],
  ...["EHOSTUNREACH", "ENETUNREACH", "ENETDOWN", "EAI_AGAIN", "EMFILE"],
]);
// The whole message of an error without a code: others quote what somebody wrote.
const messages =
  /^(timeout exceeded when trying to connect|timeout expired|Connection terminated( unexpectedly| due to connection timeout)?|Client has encountered a connection error and is not queryable|Client was closed and is not queryable|Query read timeout)$/;

// How Prisma's adapter names what it does not pass on with its code:
// https://github.com/prisma/prisma/blob/main/packages/adapter-pg/src/errors.ts
const prismaKinds = new Set([
  ...["DatabaseNotReachable", "ConnectionClosed", "SocketTimeout", "TooManyConnections"],
  ...["TlsConnectionError", "TransactionWriteConflict"],
]);

/** The codes, kinds and words by which an error of pg, of node or of Prisma can be told. */
interface Told {
  code?: unknown;
  originalCode?: unknown;
  kind?: unknown;
  message?: unknown;
  cause?: unknown;
  errors?: unknown[];
  meta?: { driverAdapterError?: unknown };
}

const isPassingCode = (code: unknown) =>
  typeof code === "string" &&
  (systemCodes.has(code) || passingFaults.some(([pattern]) => pattern.test(code)));

function tellsOfFault(told: Told, depth: number): boolean {
  if (isPassingCode(told.code) || isPassingCode(told.originalCode)) return true;
  if (typeof told.kind === "string" && prismaKinds.has(told.kind)) return true;
  if (told.code === undefined && messages.test(String(told.message))) return true;
  const inside = [told.cause, told.meta?.driverAdapterError, ...(told.errors ?? [])];
  // What wraps what is never deep; a circle is not followed for ever.
  return depth > 0 && inside.some((one) => isObject(one) && tellsOfFault(one, depth - 1));
}

const isObject = (value: unknown): value is Told => typeof value === "object" && value !== null;

/**
 * Whether the error is a fault of the database or of the way to it, and so no fault of what was being
 * worked on: a request answers 503, a loop waits and takes the same row again with nothing counted.
 */
export const isInfrastructureFault = (error: unknown): boolean =>
  error instanceof Error && tellsOfFault(error, 5);

/** Whether two transactions waited for each other, and this one was given up: to try again by oneself. */
export const isDeadlock = (error: unknown): boolean =>
  (error as { code?: unknown } | null)?.code === "40P01";
