import fc from "fast-check";
import { expect, test } from "vitest";
import { describeDetails } from "./describe-details";

test("a question and its answers are one fact, first", () => {
  const details = { link: "https://ko-fi.com/s/1", question: "Which colour?", answers: ["Green"] };
  expect(describeDetails(details, "USD")).toEqual([
    {
      name: "question",
      label: "Which colour?",
      quoted: true,
      values: [{ kind: "text", text: "Green" }],
    },
    {
      name: "link",
      label: "Link",
      quoted: false,
      values: [{ kind: "link", href: "https://ko-fi.com/s/1" }],
    },
  ]);
});

test("what our own store asked is one fact a question, in the seller's words", () => {
  const asked = [
    { question: "Signed for whom?", answer: "Kim" },
    { question: "By when?", answer: "" },
  ];
  expect(describeDetails({ asked }, "EUR")).toEqual([
    {
      ...{ name: "asked", label: "Signed for whom?", quoted: true },
      values: [{ kind: "text", text: "Kim" }],
    },
    {
      ...{ name: "asked", label: "By when?", quoted: true },
      values: [{ kind: "text", text: "No answer" }],
    },
  ]);
});

test("a question without an answer says so", () => {
  expect(describeDetails({ question: "Which colour?" }, "USD")[0]?.values).toEqual([
    { kind: "text", text: "No answer" },
  ]);
});

test("amounts, times and yes or no are read for what they are", () => {
  const details = {
    application_fee: "0.25",
    total_paid: "plenty",
    period_start: "2026-01-01T00:00:00.000Z",
    first_payment: true,
  };
  expect(describeDetails(details, "USD").map(({ label, values }) => [label, values])).toEqual([
    ["Platform fee", [{ kind: "money", money: { amount: 25n, currency: "USD" } }]],
    ["Total paid", [{ kind: "text", text: "plenty" }]],
    ["Paid from", [{ kind: "time", at: "2026-01-01T00:00:00.000Z" }]],
    ["First payment", [{ kind: "text", text: "Yes" }]],
  ]);
});

test("what is empty or has its own place is left out", () => {
  const details = { amount: "5.00", refund_reason: null, attachments: [], addons: {}, note: "" };
  expect(describeDetails(details, "USD", ["amount"])).toEqual([]);
});

test("only a web address becomes a link", () => {
  const kinds = (url: string) => describeDetails({ url }, "USD")[0]?.values[0]?.kind;
  expect(kinds("https://example.com/a?b")).toBe("link");
  for (const text of ["javascript:alert(1)", "https://", "see https://example.com", "data:,x"]) {
    expect(kinds(text)).toBe("text");
  }
});

test("a name that every object has is a name like others", () => {
  expect(describeDetails({ constructor: "x" }, "USD")[0]?.label).toBe("Constructor");
});

test("whatever a platform sends, it can be described", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (details) => {
      for (const fact of describeDetails(details, "JPY")) {
        expect(fact.values.length).toBeGreaterThan(0);
      }
    }),
  );
});
