import { Client } from "pg";
import { vi } from "vitest";

/** The text of a statement as it was handed to the driver. */
const textOf = (given: unknown) =>
  typeof given === "string" ? given : String((given as { text?: string })?.text ?? "");

/** Does `work` and tells which statements this process really sent meanwhile. */
export async function countStatements<Result>(
  work: () => Promise<Result>,
): Promise<{ result: Result; statements: string[] }> {
  const sent = vi.spyOn(Client.prototype, "query");
  try {
    const result = await work();
    return { result, statements: sent.mock.calls.map(([first]) => textOf(first)) };
  } finally {
    sent.mockRestore();
  }
}
