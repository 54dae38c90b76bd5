import { Client } from "pg";
import { vi } from "vitest";
import { query } from "@/lib/db";

/** A statement as it was handed to the driver. */
export interface Statement {
  text: string;
  values: unknown[];
}

function readStatement([first, second]: unknown[]): Statement {
  const { text, values } = (typeof first === "string" ? { text: first } : first) as Statement;
  return { text, values: values ?? (Array.isArray(second) ? second : []) };
}

// Asks now and then, beside all work, who waits for whose lock.
const isWatch = ({ text }: Statement) => text.includes("pg_locks");

/** Does `work` and tells which statements this process really sent meanwhile. */
export async function sentStatements<Result>(
  work: () => Promise<Result>,
): Promise<{ result: Result; statements: Statement[] }> {
  const sent = vi.spyOn(Client.prototype, "query");
  try {
    const result = await work();
    const statements = sent.mock.calls.map((call) => readStatement(call));
    return { result, statements: statements.filter((statement) => !isWatch(statement)) };
  } finally {
    sent.mockRestore();
  }
}

const isWakeUp = ({ text }: Statement) => text.startsWith("select pg_notify(");

/** The same of work that only reads: it wakes nobody, so a wake-up seen meanwhile is of work before it. */
export async function readingStatements<Result>(work: () => Promise<Result>) {
  const { result, statements } = await sentStatements(work);
  return { result, statements: statements.filter((statement) => !isWakeUp(statement)) };
}

/** How the database would answer a statement, as text. */
export async function planOf({ text, values }: Statement): Promise<string> {
  const lines = await query<{ "QUERY PLAN": string }>(`explain ${text}`, values);
  return lines.map((line) => line["QUERY PLAN"]).join("\n");
}
