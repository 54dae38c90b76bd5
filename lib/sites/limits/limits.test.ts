import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { atOnce, limits, mailsADay } from "./limits";

const root = join(import.meta.dirname, "../../..");
const sources = globSync("{app,lib}/**/*.{ts,tsx}", { cwd: root })
  .filter((file) => !file.includes(".test.") && !file.includes("generated"))
  .map((file) => ({ file, text: readFileSync(join(root, file), "utf8") }));

const within = (minutes: number) => {
  if (minutes === 1) return "a minute";
  if (minutes === 60) return "an hour";
  return minutes === 24 * 60 ? "a day" : `${minutes} minutes`;
};

const table = (head: string[], rows: string[][]) =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

const page = `# Limits

What is bounded, by how much, and why: made from \`lib/sites/limits/limits.ts\`, which the code reads
too (\`npx vitest run --project unit lib/sites/limits --update\` writes this page again). Why they are built
as they are is told in \`docs/decisions/0020-a-stranger-locks-nobody-out.md\`.

A caller is a network address, of IPv6 its /64. An unknown browser is one that has not signed in to the
account before.

## How often

${table(
  ["what is counted", "most", "in", "why"],
  Object.values(limits).map(({ bounds, max, windowMinutes, why }) => [
    bounds,
    max.toLocaleString("en"),
    within(windowMinutes),
    why,
  ]),
)}

Beyond it comes \`rate_limited\`: a sentence on a page, over HTTP 429 with \`Retry-After\`.

## How many at once, in each process

${table(
  ["what is counted", "most", "why"],
  Object.values(atOnce).map(({ bounds, max, why }) => [bounds, String(max), why]),
)}

## How many mails a mailbox gets within 24 hours

${table(
  ["what is counted", "most", "why"],
  Object.values(mailsADay).map(({ bounds, max, why }) => [bounds, String(max), why]),
)}

Beyond it a mail is not written, and the timeline of its order says so.
`;

test("docs/limits.md says what the code does", async () => {
  await expect(page).toMatchFileSnapshot(join(root, "docs/limits.md"));
});

test("every limit has a name of its own", () => {
  const names = Object.values(limits).map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

test("no limit is written anywhere else", () => {
  const elsewhere = sources.filter(({ text }) => /windowMinutes: \d/.test(text));
  expect(elsewhere.map(({ file }) => file)).toEqual(["lib/sites/limits/limits.ts"]);
});

test.each([
  ...Object.keys(limits).map((key) => `limits.${key}`),
  ...Object.keys(atOnce).map((key) => `atOnce.${key}`),
  ...Object.keys(mailsADay).map((key) => `mailsADay.${key}`),
])("%s is held somewhere", (name) => {
  expect(sources.some(({ text }) => text.includes(name))).toBe(true);
});
