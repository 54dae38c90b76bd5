import { expect, test } from "vitest";
import { OnetillError } from "@/lib/kernel";
import { isInfrastructureFault } from "./faults";

const withCode = (code: string) => Object.assign(new Error(code), { code });
const fromPrisma = (cause: object) =>
  Object.assign(new Error("Invalid invocation"), {
    code: "P2039",
    meta: { driverAdapterError: { name: "DriverAdapterError", cause } },
  });

test.each([
  ...["08000", "08003", "08006", "08P01", "25006", "25P03", "25P04", "40001", "40003", "40P01"],
  ...["53000", "53100", "53200", "53300", "53400", "55P03", "57014", "57P01", "57P02", "57P03"],
  ...["57P05", "58000", "58030", "58P01", "ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT"],
  ...["ENOTFOUND", "EHOSTUNREACH", "ENETUNREACH", "EAI_AGAIN", "EMFILE"],
])("%s is the database's fault, also as Prisma passes it on and as a cause", (code) => {
  expect(isInfrastructureFault(withCode(code))).toBe(true);
  expect(isInfrastructureFault(fromPrisma({ kind: "postgres", code, originalCode: code }))).toBe(
    true,
  );
  expect(isInfrastructureFault(new Error("wrapped", { cause: withCode(code) }))).toBe(true);
  expect(isInfrastructureFault(new AggregateError([new Error("x"), withCode(code)]))).toBe(true);
});

test.each([
  "timeout exceeded when trying to connect",
  "timeout expired",
  "Connection terminated",
  "Connection terminated unexpectedly",
  "Connection terminated due to connection timeout",
  "Client has encountered a connection error and is not queryable",
  "Client was closed and is not queryable",
  "Query read timeout",
])("so is what pg says without a code: %s", (message) => {
  expect(isInfrastructureFault(new Error(message))).toBe(true);
});

test.each(["DatabaseNotReachable", "ConnectionClosed", "SocketTimeout", "TooManyConnections"])(
  "so is what Prisma calls %s",
  (kind) => {
    expect(isInfrastructureFault(fromPrisma({ kind }))).toBe(true);
  },
);

test.each([
  ...["22P02", "22021", "22P05", "23505", "23503", "23502", "23514", "42P01", "42703", "42601"],
  ...["25P02", "25001", "28P01", "3D000", "P0001", "XX000", "54000"],
])("%s is the fault of what was asked", (code) => {
  expect(isInfrastructureFault(withCode(code))).toBe(false);
  expect(isInfrastructureFault(fromPrisma({ kind: "postgres", code }))).toBe(false);
});

test("what is no error of the database is none of its faults", () => {
  const circle = new Error("around");
  circle.cause = circle;
  const quoting = 'invalid input syntax for type integer: "Query read timeout"';
  for (const other of [
    ...[new Error(quoting), Object.assign(new Error("Query read timeout"), { code: "22P02" })],
    ...[undefined, null, "ECONNREFUSED", { code: "57014" }, new Error("Not found."), circle],
    ...[new OnetillError("conflict", "No."), fromPrisma({ kind: "UniqueConstraintViolation" })],
  ]) {
    expect(isInfrastructureFault(other)).toBe(false);
  }
});
