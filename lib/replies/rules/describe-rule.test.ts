import { expect, test } from "vitest";
import { conditionsSchema } from "../schemas";
import { delayWords, describeRule, type RuleInWords } from "./describe-rule";
import { triggers } from "./triggers";

const names: Record<string, string> = { kofi: "Ko-fi", buymeacoffee: "Buy Me a Coffee" };
const say = (rule: Partial<Omit<RuleInWords, "conditions">> & { conditions?: object } = {}) =>
  describeRule(
    {
      trigger: "order.arrived",
      delayMinutes: 0,
      templateName: "Thank you",
      ...rule,
      conditions: conditionsSchema.parse(rule.conditions ?? {}),
    },
    (platform) => names[platform] ?? platform,
  );

test("a rule says what it does", () => {
  expect(say()).toBe("When an order arrives, send “Thank you”");
  expect(say({ conditions: { platforms: ["kofi"] }, delayMinutes: 10 })).toBe(
    "When an order arrives from Ko-fi, after 10 minutes, send “Thank you”",
  );
  expect(
    say({
      conditions: {
        platforms: ["kofi", "buymeacoffee"],
        kinds: ["donation", "shop"],
        contains: "map",
        currency: "EUR",
        amountMin: 500,
        amountMax: 5000,
        message: "with",
      },
      delayMinutes: 1440,
    }),
  ).toBe(
    "When a tip or shop order arrives from Ko-fi or Buy Me a Coffee with “map” in its item or tier of €5.00 to €50.00 with a message, after 1 day, send “Thank you”",
  );
  expect(say({ trigger: "order.status", conditions: { status: "completed" } })).toBe(
    "When an order becomes completed, send “Thank you”",
  );
});

test("every trigger has its words", () => {
  for (const trigger of triggers) expect(say({ trigger })).toMatch(/^When .+, send “Thank you”$/);
});

test("a delay is said in its largest unit", () => {
  expect([1, 10, 60, 90, 120, 1440, 2880].map(delayWords)).toEqual([
    "1 minute",
    "10 minutes",
    "1 hour",
    "90 minutes",
    "2 hours",
    "1 day",
    "2 days",
  ]);
});
