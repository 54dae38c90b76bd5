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
const messages =
  /timeout exceeded when trying to connect|Connection terminated|connection error and is not queryable|Client has encountered a connection error|Query read timeout|Can't reach database/i;

/**
 * Whether the error is a fault of the database or of the way to it, and so no fault of what was being
 * worked on: a request answers 503, a loop waits and takes the same row again with nothing counted.
 */
export function isInfrastructureFault(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: unknown }).code;
  if (typeof code === "string") {
    if (systemCodes.has(code)) return true;
    if (passingFaults.some(([pattern]) => pattern.test(code))) return true;
  }
  if (messages.test(error.message)) return true;
  if (error instanceof AggregateError) return error.errors.some(isInfrastructureFault);
  return error.cause !== undefined && isInfrastructureFault(error.cause);
}
