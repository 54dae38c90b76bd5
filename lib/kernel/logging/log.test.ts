import { expect, test, vi } from "vitest";
import { env } from "../env";
import { describeError } from "./describe-error";
import { log } from "./log";

/** What a line says. */
function logged(fields: Record<string, unknown>): { line: Record<string, never>; text: string } {
  const texts: string[] = [];
  const level = vi.spyOn(env(), "logLevel", "get" as never);
  level.mockReturnValue("debug" as never);
  const write = vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    texts.push(String(text));
    return true;
  });
  log.error("it failed", fields);
  write.mockRestore();
  level.mockRestore();
  const text = texts.join("");
  return { line: JSON.parse(text), text };
}

/** As `pg` makes them. */
const ofPostgres = () =>
  Object.assign(new Error('duplicate key value violates unique constraint "users_email_key"'), {
    name: "error",
    code: "23505",
    severity: "ERROR",
    constraint: "users_email_key",
    detail: "Key (email)=(robin@example.com) already exists.",
    where: "COPY users, line 1: robin@example.com",
    internalQuery: "select 'robin@example.com'",
    parameters: ["robin@example.com"],
  });

test("an error is shown by its words, its code and where it was made", () => {
  const { line } = logged({ error: ofPostgres() });
  expect(line).toMatchObject({
    message: "it failed",
    error: {
      message: expect.stringContaining("users_email_key"),
      code: "23505",
      constraint: "users_email_key",
      at: expect.arrayContaining([expect.stringContaining("log.test.ts")]),
    },
  });
});

test("what the database says of rows is in no line", () => {
  const wrapped = new Error("could not be stored", { cause: ofPostgres() });
  for (const error of [ofPostgres(), wrapped, new AggregateError([ofPostgres()])]) {
    expect(logged({ error, inside: { error }, many: [error] }).text).not.toContain("robin");
  }
});

test("nothing that was thrown is shown as [object Object], wherever it stands in the line", () => {
  const thrown: unknown[] = [
    new Error("plain"),
    { code: "JWT_SESSION_ERROR" },
    { message: "words without a class", code: 5 },
    { inner: new Error("deep") },
    new AggregateError([new Error("one"), Object.assign(new Error("two"), { code: "E2" })]),
    new Error("", { cause: { code: "ECONNREFUSED" } }),
    Object.create(null),
    "a text",
    undefined,
    null,
    5n,
    Symbol("a symbol"),
    () => {},
  ];
  for (const error of thrown) {
    const { text, line } = logged({ error, metadata: { error }, list: [error] });
    expect(text).not.toContain("[object");
    if (error !== undefined) expect(line.error).not.toMatchObject({ message: "" });
  }
});

test("errors inside other things, of several at once, and what caused them are shown", () => {
  const several = new AggregateError([
    Object.assign(new Error("connect ECONNREFUSED ::1:5432"), { code: "ECONNREFUSED" }),
    Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:5432"), { code: "ECONNREFUSED" }),
  ]);
  const error = new Error("the database is away", { cause: several });
  const { line } = logged({ error, metadata: { error: several } });
  expect(line).toMatchObject({
    error: { cause: { errors: [{ code: "ECONNREFUSED" }, { code: "ECONNREFUSED" }] } },
    metadata: { error: { message: expect.stringContaining("127.0.0.1:5432") } },
  });
});

test("a line that goes round in a circle, or for ever, is written all the same", () => {
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  expect(logged({ circle }).line).toMatchObject({ message: "it failed" });
  const first = new Error("first");
  first.cause = new Error("second", { cause: first });
  expect(logged({ error: first }).text.length).toBeLessThan(20_000);
  expect(describeError(new Error("x".repeat(100_000))).message.length).toBeLessThan(1000);
});
