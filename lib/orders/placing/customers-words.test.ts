import { expect, test } from "vitest";
import { addressLine, answersOf } from "./customers-words";

test("answers are told beside the seller's question, and a commission's wishes without one", () => {
  expect(answersOf({ question: "Which colour?", answers: ["blue", " "] })).toEqual([
    { question: "Which colour?", answer: "blue" },
  ]);
  expect(answersOf({ additional_info: "paint a cat", description: "A portrait" })).toEqual([
    { question: null, answer: "paint a cat" },
  ]);
  expect(answersOf({ answers: "one text", question: "" })).toEqual([
    { question: null, answer: "one text" },
  ]);
  expect(answersOf({ answers: [{ a: 1 }] })).toEqual([{ question: null, answer: '{"a":1}' }]);
  expect(answersOf({})).toEqual([]);
});

test("an address is one line of what it holds", () => {
  expect(addressLine({ full_name: "Robin", zip: 12345, note: { floor: 3 }, state: "" })).toBe(
    "Robin, 12345",
  );
  expect(addressLine(null)).toBe("");
});
