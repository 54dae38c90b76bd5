import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const sources = globSync("{app,components,emails,lib,prisma,sandbox,scripts}/**/*.{ts,tsx}", {
  cwd: root,
  exclude: (name) => /\/generated|^scripts\/bench/.test(String(name)),
})
  .filter((path) => !/\.test\.tsx?$|lib\/db\/generated\/|^scripts\/bench\//.test(path))
  .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));

/** The texts in quotes: whatever is sent to the database is one of them. */
const literals = (text: string) =>
  text.match(/`(?:\\[\s\S]|[^`\\])*`|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g) ?? [];

/** The files in whose statements the pattern is found. */
const filesWith = (pattern: RegExp) =>
  sources
    .filter(({ text }) => literals(text).some((one) => pattern.test(one)))
    .map(({ path }) => path);

/** An update of orders that sets the column. */
const sets = (column: string) =>
  new RegExp(
    `update\\s+orders\\b[^;]*?\\bset\\b(?:(?!\\bwhere\\b)[^;])*?(?<![.\\w])${column}\\s*=`,
    "i",
  );

test("one statement inserts orders", () => {
  expect(filesWith(/insert\s+into\s+orders\b/i)).toEqual(["lib/orders/placing/insert-orders.ts"]);
});

test("one statement changes an order's payment status and what was given back", () => {
  const writers = ["lib/orders/changing/transition-payment.ts"];
  expect(filesWith(sets("payment_status"))).toEqual(writers);
  expect(filesWith(sets("amount_refunded"))).toEqual(writers);
});

test("one statement changes an order's status", () => {
  expect(filesWith(sets("status"))).toEqual(["lib/orders/changing/transition-order.ts"]);
});

test("nothing writes orders past these statements", () => {
  const model = /\.order\.(create|update|upsert|delete)/;
  expect(sources.filter(({ text }) => model.test(text)).map(({ path }) => path)).toEqual([]);
});

test("the search would find another writer, however it is set out", () => {
  expect(sources.length).toBeGreaterThan(300);
  const updates = [
    '"update orders set payment_status = $1 where id = $2"',
    "`update orders o\n  set updated_at = $1,\n    payment_status=$2 where id = $3`",
  ];
  for (const update of updates) {
    expect(literals(update).some((one) => sets("payment_status").test(one))).toBe(true);
  }
  expect(sets("status").test("update orders set payment_status = $1 where status = $2")).toBe(
    false,
  );
});
