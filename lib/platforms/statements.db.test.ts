import pg from "pg";
import { afterAll, expect, test, vi } from "vitest";
import { closePool } from "@/lib/db";
import { workOnDelivery } from "@/lib/inbox";
import { bmcDelivery, bmcPayment, kofiDelivery, kofiPayload, type Posted } from "@/test/deliveries";
import { newTill } from "@/test/till";
import { platformReaders } from "./platform-readers";

// In a process of its own: every statement that it sends is counted.
afterAll(closePool);

type Till = Awaited<ReturnType<typeof newTill>>;

/** What is sent to the database from taking a delivery up to its end, `begin` and `commit` too. */
async function statementsFor(deliver: (till: Till) => [string, Posted]) {
  const till = await newTill();
  await till.receive(...deliver(till));
  const [delivery] = await till.deliveries();
  const sent = vi.spyOn(pg.Client.prototype, "query");
  try {
    await workOnDelivery(platformReaders, { siteId: till.siteId, id: String(delivery?.id) });
    const results = await Promise.all(sent.mock.results.map(({ value }) => value));
    return sent.mock.calls.map(([query], turn) => ({
      text: String((query as { text?: string }).text ?? query),
      rows: (results[turn] as { rowCount?: number } | undefined)?.rowCount ?? 0,
    }));
  } finally {
    sent.mockRestore();
    expect(await till.orders()).toHaveLength(1);
  }
}

const kofi = (type: string) => (till: Till) =>
  ["kofi", kofiDelivery(till.secrets.kofi, kofiPayload({ type }))] as [string, Posted];

const bmc = (till: Till): [string, Posted] => [
  "buymeacoffee",
  bmcDelivery(till.secrets.bmc, "donation.created", bmcPayment()),
];

test.each([
  ["a tip", kofi("Donation"), 10],
  ["an order that waits to be sent", kofi("Shop Order"), 10],
  // Its files name a payment otherwise: it may be there already.
  ["a tip from a platform whose files name it otherwise", bmc, 11],
])("%s becomes an order that is written once, in few statements", async (_, deliver, most) => {
  const statements = await statementsFor(deliver);
  const on = (pattern: RegExp) => statements.filter(({ text }) => pattern.test(text));
  expect(on(/update orders\b/).filter(({ rows }) => rows > 0)).toEqual([]);
  expect(on(/insert into orders\b/)).toHaveLength(1);
  expect(statements.length, statements.map(({ text }) => text).join("\n")).toBeLessThanOrEqual(
    most,
  );
});
