import { expect, test } from "vitest";
import { type Conditions, conditionsSchema } from "../schemas";
import { conditionsHold } from "./conditions-hold";
import { exampleFacts, type ReplyFacts } from "./facts";

const facts = exampleFacts({ name: "Lanterns", timeZone: "UTC" }, new Date());

const holds = (conditions: Partial<Conditions>, changed: Partial<ReplyFacts> = {}) =>
  conditionsHold(conditionsSchema.parse(conditions), { ...facts, ...changed });

test("a rule without conditions answers every order", () => {
  expect(holds({})).toBe(true);
  expect(holds({}, { kind: null, amount: null, currency: null, message: null })).toBe(true);
});

test("platforms and kinds are lists of what is wanted", () => {
  expect(holds({ platforms: ["kofi", "buymeacoffee"] })).toBe(true);
  expect(holds({ platforms: ["buymeacoffee"] })).toBe(false);
  expect(holds({ kinds: ["membership"] })).toBe(true);
  expect(holds({ kinds: ["shop"] })).toBe(false);
  expect(holds({ kinds: ["shop"] }, { kind: null })).toBe(false);
});

test("a word is looked for in items and tier, without case and accents", () => {
  const about = { itemTexts: ["Leuchtturm Größe L", "Brönze"] };
  expect(holds({ contains: "GROSSE" }, about)).toBe(false);
  expect(holds({ contains: "größe" }, about)).toBe(true);
  expect(holds({ contains: "bronze" }, about)).toBe(true);
  expect(holds({ contains: "silver" }, about)).toBe(false);
  expect(holds({ contains: "bronze" }, { itemTexts: [] })).toBe(false);
});

test("amounts are compared in their currency alone, both ends counted in", () => {
  expect(holds({ currency: "EUR" })).toBe(true);
  expect(holds({ currency: "USD" })).toBe(false);
  const range = { currency: "EUR", amountMin: 1250, amountMax: 1250 };
  expect(holds(range)).toBe(true);
  expect(holds(range, { amount: 1249n })).toBe(false);
  expect(holds(range, { amount: 1251n })).toBe(false);
  expect(holds(range, { currency: "USD" })).toBe(false);
  expect(holds(range, { amount: null })).toBe(false);
  expect(holds({ currency: "EUR", amountMin: 1 }, { amount: 10n ** 15n })).toBe(true);
});

test("a message of blanks is no message", () => {
  expect(holds({ message: "with" })).toBe(true);
  expect(holds({ message: "without" })).toBe(false);
  expect(holds({ message: "with" }, { message: " \n" })).toBe(false);
  expect(holds({ message: "without" }, { message: null })).toBe(true);
});

test("tests can be left out, or be the only ones", () => {
  expect(holds({ test: "never" }, { isTest: true })).toBe(false);
  expect(holds({ test: "never" })).toBe(true);
  expect(holds({ test: "only" }, { isTest: true })).toBe(true);
  expect(holds({ test: "only" })).toBe(false);
});
