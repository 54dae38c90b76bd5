import { expect, test } from "vitest";
import { exampleFacts, type ReplyFacts } from "../rules/facts";
import { valuesOf } from "./values-of";

const facts = exampleFacts(
  { name: "Lantern Maps", timeZone: "UTC" },
  new Date("2026-06-15T20:00:00Z"),
);
const nameOf = (supporterName: string | null) =>
  valuesOf({ ...facts, supporterName }, "en").supporter_name;

test.each([null, "", "\u200b", "\u3164", "\u2800", "\u200d", "\u2060", "\u00ad", "\u202e"])(
  "somebody called %j is greeted as one without a name",
  (name) => {
    expect(nameOf(name)).toBeNull();
  },
);

test.each(["X", "Null", "עברית", "José", "👩‍🚀"])("%s is greeted by name", (name) => {
  expect(nameOf(name)).toBe(name);
});

test("nothing that somebody wrote turns round the line that it stands in", () => {
  const turned = "abc\u202edef\u2067";
  const places: Partial<ReplyFacts> = {
    ...{ supporterName: turned, itemSummary: turned, tier: turned },
    ...{ message: turned, transactionId: turned },
  };
  const values = valuesOf({ ...facts, ...places }, "en");
  for (const name of ["supporter_name", "item", "tier", "message", "transaction_id"] as const) {
    expect(values[name]).toBe("abcdef");
  }
});
